"""What the sections together add to the CMS: their listings in one menu."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from home.listings import PagesByType, PublicationViewSet

register_snippet(PublicationViewSet)


@hooks.register("register_admin_viewset")
def pages_by_type() -> PagesByType:
    """A listing a page type."""
    return PagesByType()
