"""The content API: one line an endpoint (contract.md). Page types join their group by themselves (``api_group``)."""

from django.urls import URLPattern, URLResolver, path, re_path

from core.api import records, vocabularies
from core.api.document import DocsPage, openapi
from core.api.index import Index, nothing
from core.api.pages import TREE, PageDetail, PageTree, page_groups
from partners_directory import api as partners
from search import api as search
from search.api_lists import PageList


def _group(group: str) -> list[URLPattern | URLResolver]:
    """A list and its details."""
    plural = group.title()
    named = {"group": group, "tag": group}
    return [
        path(f"v1/{group}/", PageList.as_view(**named, operation=f"list{plural}", summary=f"List: {group}")),
        path(
            f"v1/{group}/<int:id>/",
            PageDetail.as_view(**named, operation=f"get{plural}", summary=f"One of: {group}"),
        ),
    ]


_TREE = {"group": TREE, "tag": TREE}

#: In the order of the contract.
_NAMES = (
    *page_groups(), "partners.geojson", "pages", "institutions", "places", "contacts", "images", "documents", "menus", "redirects",
    "search", "suggest", "taxonomy",
)  # fmt: skip

api_urlpatterns: list[URLPattern | URLResolver] = [
    path("v1/", Index.as_view(names=_NAMES)),
    *(endpoint for group in page_groups() for endpoint in _group(group)),
    path("v1/partners.geojson", partners.PartnerMap.as_view()),
    path("v1/pages/", PageTree.as_view(**_TREE, operation="listPages", summary="The page tree")),
    path(
        "v1/pages/<int:id>/", PageDetail.as_view(**_TREE, operation="getPage", summary="One page of any type")
    ),
    path("v1/institutions/", partners.InstitutionList.as_view()),
    path("v1/institutions/<int:id>/", partners.InstitutionDetail.as_view()),
    path("v1/places/", records.PlaceList.as_view()),
    path("v1/places/<int:id>/", records.PlaceDetail.as_view()),
    path("v1/contacts/", records.ContactList.as_view()),
    path("v1/contacts/<int:id>/", records.ContactDetail.as_view()),
    path("v1/images/", records.ImageList.as_view()),
    path("v1/images/<int:id>/", records.ImageDetail.as_view()),
    path("v1/documents/", records.DocumentList.as_view()),
    path("v1/documents/<int:id>/", records.DocumentDetail.as_view()),
    path("v1/menus/", records.Menus.as_view()),
    path("v1/redirects/", records.RedirectList.as_view()),
    path("v1/search/", search.SearchView.as_view()),
    path("v1/suggest/", search.SuggestView.as_view()),
    path("v1/taxonomy/", vocabularies.VocabularyIndex.as_view()),
    path("v1/taxonomy/<str:name>/", vocabularies.VocabularyView.as_view()),
    path("v1/openapi.json", openapi, name="openapi"),
    path("docs/", DocsPage.as_view(), name="api_docs"),
    # Only what ends in a slash: Django leads other addresses to those that do.
    re_path(r"^(?:.*/)?$", nothing),
]
