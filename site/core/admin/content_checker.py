"""Wagtail's content checker with our rules: what readers with assistive technology need (hardening.md 60)."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.userbar import ContentCheckerItem


class MeridianContentChecker(ContentCheckerItem):
    """Alternative texts, order of headings, words of links, headers of tables, language of parts."""

    axe_include: ClassVar = ["main"]
    axe_run_only: ClassVar = [
        *ContentCheckerItem.axe_run_only,
        "image-alt", "image-redundant-alt", "link-in-text-block", "identical-links-same-purpose", "list",
        "scope-attr-valid", "td-headers-attr", "th-has-data-cells", "table-duplicate-name",
        "valid-lang", "video-caption", "object-alt", "role-img-alt", "svg-img-alt",
    ]  # fmt: skip
    axe_messages: ClassVar[dict[str, Any]] = {
        **ContentCheckerItem.axe_messages,
        "image-alt": {
            "error_name": _("A picture has no alternative text"),
            "help_text": _("Say what it shows, or mark it as decoration."),
        },
        "image-redundant-alt": {
            "error_name": _("The alternative text repeats the words beside it"),
            "help_text": _("Say what the picture adds, or mark it as decoration."),
        },
        "identical-links-same-purpose": {
            "error_name": _("Links with the same words lead to different places"),
            "help_text": _("Let each link say where it goes."),
        },
        "th-has-data-cells": {
            "error_name": _("A table header belongs to no cell"),
            "help_text": _("Use header rows and columns only for data."),
        },
        "valid-lang": {
            "error_name": _("A part of the page names an unknown language"),
            "help_text": _("Use a code such as “pt” or “zh-hans”."),
        },
    }


def use_our_checker(request: Any, items: list[Any], page: Any) -> None:
    """Put our checker in the place of Wagtail's in the bar and in the editor."""
    del request, page
    items[:] = [
        MeridianContentChecker(in_editor=item.in_editor) if isinstance(item, ContentCheckerItem) else item
        for item in items
    ]
