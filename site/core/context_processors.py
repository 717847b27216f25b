"""What ``base.html`` draws around every page, computed only where a template asks for it."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from core.chrome import chrome_for


def site(request: HttpRequest) -> dict[str, Any]:
    """Name, navigation, notice and language of the content; nothing for the CMS and the API."""
    if request.path.startswith(("/cms/", "/api/", "/accounts/")):
        return {}
    chrome = SimpleLazyObject(lambda: chrome_for(request, get_language() or settings.LANGUAGE_CODE))
    return {
        "chrome": chrome,
        "site_settings": SimpleLazyObject(lambda: chrome.site_settings),
        "navigation": SimpleLazyObject(lambda: chrome.navigation),
        "notice": SimpleLazyObject(lambda: chrome.notice),
        "meta": SimpleLazyObject(lambda: chrome.meta),
    }
