"""Pages of text: about, privacy, accessibility, imprint."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from core.models import BasePage


class StandardPage(BasePage):
    """A title and a text, anywhere below the home page."""

    kind = "page"
    kind_name = _("information page")
    parent_page_types: ClassVar[list[str]] = ["home.HomePage", "home.StandardPage"]
    subpage_types: ClassVar[list[str]] = ["home.StandardPage"]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")
