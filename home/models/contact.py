"""The office's units and people, with office hours."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from core.models import BasePage, Contact, Unit
from core.records import contacts, units


class ContactPage(BasePage):
    """Draws all units with their people from the records; the page itself has only an introduction."""

    kind = "contact"
    search_all_of: ClassVar[tuple[str, ...]] = ("core.Contact", "core.Unit")
    max_count_per_parent = 1
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("contact page")
        verbose_name_plural = _("contact pages")

    def get_context(self, request, *args, **kwargs):  # noqa: ANN001, ANN201 -- Wagtail's signature
        """Add the units, each with its people."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["units"] = units()
        context["people_without_unit"] = [person for person in contacts().values() if person.unit_id is None]
        return context

    def search_names(self) -> list[str]:
        names = [text for unit in Unit.objects.all() for text in unit.names.values()]
        return [*names, *Contact.objects.values_list("name", flat=True)]
