"""Addresses that are not pages, then the CMS, then Wagtail's tree per language (decisions.md 1)."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from config.api import api_urlpatterns
from config.sitemaps import sitemap
from core import health
from core.admin import narrowed
from core.covers import urls as cover_urls
from core.views.below_page import below_page
from core.views.entrance import entrance
from core.views.well_known import manifest, robots, security
from home import views as home_views
from search import views as search_views
from search.clicks import click

handler400 = "core.views.errors.bad_request"
handler403 = "core.views.errors.forbidden"
handler404 = "core.views.errors.not_found"
handler500 = "core.views.errors.server_error"

urlpatterns = [
    path("", entrance, name="entrance"),
    path("livez", health.livez),
    path("readyz", health.readyz),
    path("healthz", health.healthz),
    path("robots.txt", robots),
    path("manifest.webmanifest", manifest),
    path(".well-known/security.txt", security),
    path("sitemap.xml", sitemap),
    path("covers/", include(cover_urls)),
    path("api/", include(api_urlpatterns)),
    path("search/click/", click, name="search_click"),
    path("documents/", include(wagtaildocs_urls)),
    # One way in: allauth's, with the second factor (hardening.md 8).
    path("cms/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("cms/password_reset/", RedirectView.as_view(pattern_name="account_reset_password")),
    path("cms/", include(narrowed)),
    path("cms/", include(wagtailadmin_urls)),
    path("accounts/", include("allauth.urls")),
    # Only what Wagtail made from images is served straight; originals and documents are not (hardening.md 13).
    # Its names are such as these; for one that is too long a file system raises an error of its own.
    re_path(r"^media/(?P<path>images/[A-Za-z0-9_.-]{1,200})$", serve, {"document_root": settings.MEDIA_ROOT}),
]

urlpatterns += i18n_patterns(
    # Wagtail's own sign-in for readers of private pages asks for no second factor.
    path("_util/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("search/", search_views.search_page, name="search"),
    path("search/feed.atom", search_views.search_feed),
    path("search/deadlines.ics", search_views.search_calendar),
    path("shortlist/", home_views.shortlist, name="shortlist"),
    path("compare/", home_views.compare, name="compare"),
    # Files below a page: Wagtail's own pattern knows only addresses that end in a slash.
    re_path(r"^(?P<path>(?:[\w-]+/)*[\w-]+\.(?:atom|geojson|ics))$", below_page, name="below_page"),
    path("", include(wagtail_urls)),
    prefix_default_language=True,
)
