"""The page types of the site, as Wagtail knows them."""

from wagtail.models import get_page_models

from core.models import BasePage


def own_page_types() -> list[type[BasePage]]:
    """Every concrete page type of ours; Wagtail's own ``Page`` is none."""
    return [model for model in get_page_models() if issubclass(model, BasePage)]
