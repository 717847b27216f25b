"""Addresses that a translator gives in the place of the source's: none that runs (hardening.md 14, CVE-2021-29434).

wagtail-localize keeps whatever is sent, and writes it into links of rich texts and of blocks, which only the page
editor checks. An override marked as wrong is shown with its error in the translation editor and used nowhere.
"""

from collections.abc import Collection
from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils.translation import gettext as _
from wagtail.whitelist import check_url
from wagtail_localize.models import SegmentOverride

#: Other schemes are words of a text more often than addresses: "Note: …".
RUNNING = ("javascript", "data", "vbscript")


def runs(value: object) -> bool:
    """Whether a value is an address that a browser would carry out instead of opening."""
    if not isinstance(value, str) or check_url(value) is not None:
        return False
    scheme = "".join(char for char in value.partition(":")[0] if char.isalpha()).lower()
    return scheme in RUNNING


@receiver(post_save, sender=SegmentOverride, dispatch_uid="meridian_override_saved")
def mark_what_runs(
    sender: object, instance: SegmentOverride, update_fields: Collection[str] | None = None, **kwargs: Any
) -> None:
    """Mark an override as wrong when it is written; a good one in its place is taken again."""
    del sender, kwargs
    if update_fields is not None and "data_json" not in update_fields:
        return
    instance.has_error = runs(instance.data)
    instance.field_error = _("Enter a valid URL.") if instance.has_error else ""
    SegmentOverride.objects.filter(pk=instance.pk).update(
        has_error=instance.has_error, field_error=instance.field_error
    )
