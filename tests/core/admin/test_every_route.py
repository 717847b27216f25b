"""Who may open which of Wagtail's own addresses in the CMS (hardening.md 5, 28); ``test_roles`` has ours.

A route that the table does not know fails the test: what Wagtail adds is decided here before anybody meets it.
Letters as in ``test_roles``. What decides by the page, the file or the row is asked with a live page of the partners.
"""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Collection, Locale, Site, Task, Workflow
from wagtail_localize.operations import translate_object

from core.models import CustomDocument
from partners_directory.models import PartnerPage
from tests.core.admin.every_route import WORDS, every_route
from tests.core.admin.routes import our_routes
from tests.core.admin.test_roles import ROLES, is_open
from tests.core.admin.test_walk import numbers
from tests.factories import ImageFactory, make_page

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

#: Names by who may read them; a name ending in a star stands for all that begin so.
READ = {
    "": "wagtailsites:* wagtailusers_users:* wagtailusers_groups:* wagtailadmin_api:pages:find wagtailadmin_api:documents:find"
    " wagtailadmin_api:images:find wagtailsnippets:index",
    "A": "wagtaillocales:* wagtailadmin_collections:* wagtailadmin_workflows:index wagtailadmin_workflows:index_results"
    " wagtailadmin_workflows:add wagtailadmin_workflows:disable wagtailadmin_workflows:edit wagtailadmin_workflows:usage"
    " wagtailadmin_workflows:usage_results wagtailadmin_workflows:select_task_type wagtailadmin_workflows:task_index"
    " wagtailadmin_workflows:task_index_results wagtailadmin_workflows:edit_task wagtailadmin_workflows:disable_task"
    " wagtailsettings:edit",
    "AM": "wagtailadmin_pages:delete wagtailadmin_pages:move wagtailadmin_pages:move_confirm wagtailadmin_pages:set_privacy"
    " wagtailadmin_pages:revisions_unschedule wagtailadmin_reports:locked_pages"
    " wagtailadmin_reports:locked_pages_results wagtailredirects:index wagtailredirects:index_results wagtailredirects:add"
    " wagtailredirects:edit wagtailredirects:delete wagtailredirects:start_import wagtaildocs:edit wagtaildocs:delete"
    " wagtaildocs:document_usage wagtailimages:edit wagtailimages:delete wagtailimages:preview wagtailimages:image_usage"
    " wagtailsearchpromotions:delete",
    "AMPG": "wagtailsearchpromotions:index wagtailsearchpromotions:index_results wagtailsearchpromotions:add"
    " wagtailsearchpromotions:edit",
    "M": "wagtailadmin_pages:workflow_preview wagtailadmin_pages:unpublish",
    "AMP": "wagtailadmin_api:pages:detail wagtailadmin_pages:usage wagtailadmin_pages:edit wagtailadmin_pages:preview_on_edit"
    " wagtailadmin_pages:view_draft wagtailadmin_pages:copy wagtailadmin_pages:revisions_view wagtailadmin_pages:history"
    " wagtailadmin_pages:revisions_revert wagtailadmin_pages:revisions_compare wagtailadmin_pages:workflow_history"
    " wagtailadmin_pages:workflow_history_detail wagtailadmin_pages:history_results",
    "AMT": "wagtail_localize:submit_page_translation wagtail_localize:update_translations wagtail_localize:download_pofile",
    "AMPGR": "wagtaildocs:index wagtaildocs:index_results wagtaildocs:add wagtaildocs:add_multiple wagtailimages:index"
    " wagtailimages:index_results wagtailimages:add wagtailimages:add_multiple wagtaildocs_chooser:create"
    " wagtailimages_chooser:create",
    "AMPGT": "wagtailadmin_explore_root wagtailadmin_explore wagtailadmin_explore_results wagtailadmin_pages:type_use"
    " wagtailadmin_pages:type_use_results wagtailadmin_pages:search wagtailadmin_pages:search_results"
    " wagtailadmin_reports:workflow wagtailadmin_reports:workflow_results wagtailadmin_reports:workflow_tasks"
    " wagtailadmin_reports:workflow_tasks_results wagtailadmin_reports:aging_pages wagtailadmin_reports:aging_pages_results"
    " wagtailadmin_reports:page_types_usage wagtailadmin_reports:page_types_usage_results wagtailforms:index"
    " wagtailforms:index_results",
    "AMPGTR": "wagtailadmin_home wagtailadmin_api:pages:listing wagtailadmin_api:documents:listing"
    " wagtailadmin_api:documents:detail wagtailadmin_api:images:listing wagtailadmin_api:images:detail"
    " wagtailadmin_choose_page* wagtailadmin_tag_autocomplete wagtailadmin_workflows:task_chooser"
    " wagtailadmin_workflows:task_chooser_results wagtailadmin_workflows:task_chosen wagtailadmin_reports:site_history"
    " wagtailadmin_reports:site_history_results wagtailadmin_account wagtailadmin_dismissibles"
    " wagtail_localize:javascript_catalog wagtail_localize:translations_report wagtail_localize:translations_report_results"
    " wagtail_localize:snippets_api_listing wagtail_localize:snippets_api_detail wagtailembeds:chooser"
    " wagtailembeds:chooser_upload wagtaildocs_chooser:choose wagtaildocs_chooser:choose_results wagtaildocs_chooser:chosen"
    " wagtaildocs_chooser:chosen_multiple wagtailimages_chooser:choose wagtailimages_chooser:choose_results"
    " wagtailimages_chooser:chosen wagtailimages_chooser:chosen_multiple wagtailimages_chooser:select_format",
}
#: Needs no right, or has none to give: texts, the one sign-in, an address that does not exist.
OPEN = """wagtailadmin_sprite wagtailadmin_login wagtailadmin_password_reset* wagtailadmin_javascript_catalog ^.*/$ test404/
wagtailadmin_error_test wagtailadmin_logout"""
#: Answer only what is sent to them, or redirect: what they change is asked for elsewhere.
SENT = """wagtailadmin_api:pages:action wagtailadmin_pages:add wagtailadmin_pages:preview_on_add wagtailadmin_pages:add_subpage
wagtailadmin_pages:convert_alias wagtailadmin_pages:workflow_action wagtailadmin_pages:collect_workflow_action_data
wagtailadmin_pages:set_page_position wagtailadmin_pages:confirm_workflow_cancellation wagtailadmin_pages:lock
wagtailadmin_pages:unlock wagtailadmin_pages:revisions_index wagtailadmin_pages:choose_parent wagtail_bulk_action
wagtailadmin_tag_model_autocomplete wagtailadmin_workflows:add_task wagtailadmin_workflows:enable
wagtailadmin_workflows:enable_task wagtailadmin_workflows:remove wagtailadmin_workflows:task_chooser_create
wagtailadmin_editing_sessions:* wagtailadmin_block_preview wagtail_localize:submit_snippet_translation
wagtail_localize:edit_string_translation wagtail_localize:edit_override wagtail_localize:upload_pofile
wagtail_localize:machine_translate wagtail_localize:preview_translation wagtail_localize:stop_translation wagtail_localize:convert_to_alias
wagtailforms:list_submissions wagtailforms:list_submissions_results wagtailforms:delete_submissions
wagtailredirects:process_import wagtailsettings:preview_on_edit wagtaildocs:edit_multiple wagtaildocs:delete_multiple
wagtaildocs:create_multiple_from_uploaded_document wagtaildocs:delete_upload_multiple wagtailimages:edit_multiple
wagtailimages:delete_multiple wagtailimages:create_multiple_from_uploaded_image wagtailimages:delete_upload_multiple
wagtailimages:url_generator wagtailimages:url_generator_output search_words search_words_results search_terms
search_terms_results wagtailsearchpromotions:chooser wagtailsearchpromotions:chooserresults
wagtailsearchpromotions:search_terms wagtailsearchpromotions:search_terms_results"""
PARTNERS = "partners_directory"


def stock_routes():
    ours = {str(route) for route in our_routes()}
    ours |= {f":{route.view}" for route in our_routes()}
    own = ("localize/submit/", "localize/update/", "meridian")
    return [
        route
        for route in every_route()
        if route.name not in ours and f":{route.name}" not in ours and not route.name.startswith(own)
    ]


def listed(names, name):
    return any(
        name.startswith(entry[:-1]) if entry.endswith("*") and not entry.startswith("^") else name == entry
        for entry in names.split()
    )


def letters_for(name):
    return next((letters for letters, names in READ.items() if listed(names, name)), None)


@pytest.fixture
def values(person):
    """A live page of the partners with a translation and a review, a file of each kind, a redirect."""
    page = make_page(PartnerPage)
    page.save_revision(user=person("superuser"))
    translate_object(page, [Locale.objects.get(language_code="fr")])
    page.get_workflow().start(page, person("superuser"))
    document = CustomDocument.objects.create(title="D", file=ContentFile(b"x", "d.pdf"))
    image = ImageFactory()
    Collection.get_first_root_node().add_child(name="Some")
    names = {"app_label": PARTNERS, "model_name": "partnerpage", "content_type_app_name": PARTNERS}
    rows = {
        "redirect_id": Redirect.objects.create(old_path="/x", redirect_link="/en/").pk,
        "query_id": SearchPromotion.objects.create(query=Query.get("visa"), page=page).query_id,
        "content_type_model_name": "partnerpage",
    }
    return {**WORDS, **numbers(page, document, image), **names, **rows, "pk": page.pk}


#: The model whose last row ``pk`` means, by the beginning of the name.
ROWS = {
    "wagtaillocales": Locale, "wagtailsites": Site, "wagtailusers_users": get_user_model(), "wagtailusers_groups": Group,
    "wagtailadmin_collections": Collection, "wagtailadmin_workflows:edit_task": Task,
    "wagtailadmin_workflows:disable_task": Task, "wagtailadmin_workflows": Workflow,
    "wagtaildocs": CustomDocument, "wagtailadmin_api:documents": CustomDocument,
    "wagtailimages": ImageFactory._meta.model, "wagtailadmin_api:images": ImageFactory._meta.model,
}  # fmt: skip


def address(route, values):
    row = next((model for start, model in ROWS.items() if route.name.startswith(start)), None)
    own = {"pk": row.objects.order_by("pk").last().pk} if row else {}
    if route.name.startswith("wagtailsettings"):
        own = {"app_name": "core", "model_name": "sitesettings", "pk": 1}
    if route.name.startswith("wagtail_localize:snippets"):
        own = {"app_label": "taxonomy", "model_name": "topic", "pk": "visa"}
    return route.address({**values, **own})


def test_every_stock_route_is_in_the_table():
    unknown = [
        route.name
        for route in stock_routes()
        if letters_for(route.name) is None and not listed(f"{OPEN} {SENT}", route.name)
    ]

    assert unknown == []


def test_each_role_reads_what_the_table_says(as_, values):
    routes = [route for route in stock_routes() if letters_for(route.name) is not None]
    urls = {route.name: address(route, values) for route in routes}
    seen = dict.fromkeys(urls, "")
    for letter, role in ROLES.items():
        client = as_(role)
        for name, url in urls.items():
            seen[name] += letter if is_open(client.get(url)) else ""

    wrong = [f"{name}: {got}" for name, got in seen.items() if got != letters_for(name)]
    assert "; ".join(wrong) == ""


@pytest.mark.parametrize("role", ["anonymous", "without group", "disabled"])
def test_others_read_and_send_nothing(as_, person, values, role):
    client = as_("moderator" if role == "disabled" else role)
    if role == "disabled":
        person("moderator").__class__.objects.filter(username="moderator").update(is_active=False)
    urls = [address(route, values) for route in stock_routes() if not listed(OPEN, route.name)]

    assert [url for url in urls if is_open(client.get(url))] == []
    assert [url for url in urls if is_open(client.post(url))] == []


def test_signing_out_needs_the_form(as_):
    client = as_("moderator")
    url = reverse("wagtailadmin_logout")

    assert client.get(url).status_code == 405
    assert client.get("/cms/").status_code == 200
    client.post(url)
    assert client.get("/cms/").status_code == 302
