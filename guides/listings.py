"""Guides in the CMS."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from core.admin.listings import REVIEWED, PageTypeListing
from guides.models import GuidePage

PHASE = Column("phase", label=_("Phase"), accessor="get_phase_display", sort_key="phase", width="12%")

LISTINGS = (
    PageTypeListing(
        "guide_pages", model=GuidePage, icon="list-ol", facts=(PHASE, REVIEWED), export_facts=("phase",)
    ),
)
