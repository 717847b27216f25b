"""Files that hang on a page: feeds and calendars, served by routes of the page itself."""

from django.http import HttpRequest, HttpResponse
from wagtail.views import serve


def below_page(request: HttpRequest, path: str) -> HttpResponse:
    """Let Wagtail route ``partners/feed.atom`` to the page ``partners`` and its route ``feed.atom/``."""
    response: HttpResponse = serve(request, f"{path}/")
    return response
