"""The form of every page."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

from core.slugs import free_slug


class PageForm(WagtailAdminPageForm):
    """Wagtail's; the address may be left empty: the script that fills it knows no Chinese."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean(self) -> dict[str, Any]:
        """Make the address from the title where it is empty."""
        cleaned: dict[str, Any] = super().clean()
        if "slug" in cleaned and not cleaned["slug"] and cleaned.get("title"):
            cleaned["slug"] = free_slug(self.instance, self.parent_page, cleaned["title"], self.instance.kind)
        return cleaned
