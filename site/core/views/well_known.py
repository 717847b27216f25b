"""Files that browsers and crawlers ask for by name."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static

from core import clock
from core.chrome import site_settings
from core.meta import absolute

#: RFC 9116 wants an expiry less than a year ahead; it moves with every request, because a person answers the address.
SECURITY_DAYS = 180


def robots(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """Crawl pages; not the CMS, and no combination of filters (decisions.md 19)."""
    lines = [
        "User-agent: *",
        "Disallow: /cms/",
        "Disallow: /accounts/",
        "Disallow: /*?*&",
        "Disallow: /*/search/?",
        "",
        f"Sitemap: {absolute('/sitemap.xml')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def security(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """Where to report a weakness (RFC 9116)."""
    expires = (clock.now() + timedelta(days=SECURITY_DAYS)).replace(hour=0, minute=0, second=0, microsecond=0)
    contact = site_settings().email
    lines = [
        f"Contact: mailto:{contact}" if contact else f"Contact: {absolute('/')}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        f"Canonical: {absolute('/.well-known/security.txt')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def manifest(request: HttpRequest) -> JsonResponse:  # noqa: ARG001 -- Django's signature
    """Name, colours and icons for the home screen of a phone."""
    settings = site_settings()
    name = (
        f"{settings.name} · {settings.university_name}"
        if settings.university_name
        else settings.name or "Meridian"
    )
    return JsonResponse(
        {
            "name": name,
            "short_name": settings.name or "Meridian",
            "start_url": "/",
            "display": "browser",
            "background_color": "#ffffff",
            "theme_color": "#ffffff",
            "icons": [
                {"src": static("icons/icon.svg"), "sizes": "any", "type": "image/svg+xml"},
                {"src": static("icons/icon-192.png"), "sizes": "192x192", "type": "image/png"},
                {"src": static("icons/icon-512.png"), "sizes": "512x512", "type": "image/png"},
            ],
        },
        content_type="application/manifest+json",
    )
