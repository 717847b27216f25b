"""The office's records in the CMS: places, units, contacts; notices and the footer."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet, SnippetViewSetGroup

from core import clock
from core.models import Contact, FooterColumn, Notice, Place, Unit
from taxonomy.collation import fold
from taxonomy.labels import label
from taxonomy.names import source_language

#: Fields with a text a language; a listing's search looks into all of them.
TRANSLATED = ("names", "roles", "texts", "descriptions")
PLAIN = ("name", "slug", "key", "email", "address")


class RecordIndexView(IndexView):
    """Searches the texts of every language, case and accents aside: the tables are small, JSON is not searchable."""

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        words = fold(self.search_query or "").split()
        if not words:
            return queryset
        found = [row.pk for row in queryset if all(word in searched_text(row) for word in words)]
        return queryset.filter(pk__in=found)


def searched_text(row: Any) -> str:
    """Everything by which a record is looked for, folded."""
    texts = [text for name in TRANSLATED for text in getattr(row, name, {}).values() if isinstance(text, str)]
    texts += [str(getattr(row, name, "")) for name in PLAIN]
    return fold(" ".join(texts))


def languages_of(row: Any) -> str:
    """Codes of the languages in which the record has a text."""
    texts: dict[str, str] = next((getattr(row, name) for name in TRANSLATED if hasattr(row, name)), {})
    return ", ".join(code for code, text in texts.items() if text)


def languages_spoken(contact: Contact) -> str:
    """Names of the languages that a person speaks."""
    return ", ".join(
        label("language", code, get_language() or source_language()) for code in contact.languages
    )


class RecordViewSet(SnippetViewSet):
    """What the listings of records share: search in all languages, fifty a page, export."""

    index_view_class = RecordIndexView
    list_per_page = 50
    search_fields = ("pk",)  # shows the search box; RecordIndexView does the search
    copy_view_enabled = False
    export_headings = {
        "name": pgettext_lazy("column", "Name"),
        "languages_of": pgettext_lazy("column", "Languages"),
    }


LANGUAGES_COLUMN = Column("languages_of", label=_("Texts in"), accessor=languages_of)


class PlaceViewSet(RecordViewSet):
    """Places by kind."""

    model = Place
    icon = "site"
    menu_label = _("Places")
    list_display = [
        Column("name", label=_("Name"), sort_key="slug"),
        "kind",
        "address",
        BooleanColumn("step_free", label=_("Step-free")),
        LANGUAGES_COLUMN,
    ]
    list_filter = ["kind", "step_free"]
    list_export = ["slug", "name", "get_kind_display", "address", "phone", "website", "step_free"]
    export_headings = {**RecordViewSet.export_headings, "get_kind_display": _("kind")}


class UnitViewSet(RecordViewSet):
    """Units in the order in which the contact page shows them."""

    model = Unit
    icon = "group"
    menu_label = _("Units")
    list_display = [
        Column("name", label=_("Name"), sort_key="sort_order"),
        "email",
        "phone",
        "place",
        LANGUAGES_COLUMN,
    ]
    list_filter = ["place"]
    list_export = ["key", "name", "email", "phone", "place"]

    def get_queryset(self, request: Any) -> QuerySet[Unit]:
        del request
        return Unit.objects.select_related("place")


class ContactViewSet(RecordViewSet):
    """People with their unit."""

    model = Contact
    icon = "user"
    menu_label = _("Contacts")
    list_display = [
        "name",
        Column("role", label=_("Role")),
        "unit",
        "email",
        "phone",
        Column("spoken", label=_("Speaks"), accessor=languages_spoken),
    ]
    list_filter = ["unit"]
    list_export = ["key", "name", "role", "unit", "email", "phone"]
    export_headings = {**RecordViewSet.export_headings, "role": _("role")}

    def get_queryset(self, request: Any) -> QuerySet[Contact]:
        del request
        return Contact.objects.select_related("unit")


def notice_state(notice: Notice) -> str:
    """Whether a notice is shown now."""
    now = clock.now()
    if now < notice.starts_at:
        return str(_("to come"))
    return str(_("shown now")) if now <= notice.ends_at else str(_("over"))


class NoticeViewSet(RecordViewSet):
    """Site-wide notices with what is true of them now."""

    model = Notice
    icon = "warning"
    menu_label = _("Notices")
    list_display = [
        Column("text", label=_("Text"), accessor=str),
        Column("state", label=_("State"), accessor=notice_state),
        "kind",
        "starts_at",
        "ends_at",
        LANGUAGES_COLUMN,
    ]
    list_filter = {"kind": ["exact"], "starts_at": ["gte", "lte"]}
    list_export = ["texts", "kind", "url", "starts_at", "ends_at"]


class FooterColumnViewSet(RecordViewSet):
    """The columns of links at the foot."""

    model = FooterColumn
    icon = "list-ul"
    menu_label = _("Footer")
    list_display = [Column("name", label=_("Heading"), sort_key="sort_order"), "sort_order", LANGUAGES_COLUMN]
    list_export = ["name", "sort_order"]


class OfficeGroup(SnippetViewSetGroup):
    """The office's own records in the menu."""

    menu_label = _("Office")
    menu_icon = "group"
    menu_order = 250
    items = (ContactViewSet, UnitViewSet, PlaceViewSet)


class AroundPagesGroup(SnippetViewSetGroup):
    """What stands around every page."""

    menu_label = _("Site-wide")
    menu_icon = "form"
    menu_order = 260
    items = (NoticeViewSet, FooterColumnViewSet)
