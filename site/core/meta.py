"""What the head of a page says of it: title, description, canonical address, alternates, share picture, feeds."""

from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static

from core.models.page import BasePage


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in another language (BCP 47 code, or x-default)."""

    hreflang: str
    url: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed of what the page shows."""

    type: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class ShareImage:
    """Picture of share cards; absolute address."""

    url: str
    alt: str = ""
    width: int = 1200
    height: int = 630


@dataclass(frozen=True, slots=True)
class Meta:
    """The head of a page."""

    title: str = ""
    description: str = ""
    canonical: str = ""
    robots: str = ""
    og_type: str = "website"
    alternates: tuple[Alternate, ...] = ()
    image: ShareImage | None = None
    feeds: tuple[Feed, ...] = ()

    def replaced(self, **changes: Any) -> "Meta":
        """The same with other values."""
        return replace(self, **changes)


def absolute(path: str) -> str:
    """Address on the public host, whatever Host header the request has (hardening.md 19)."""
    return path if path.startswith(("http://", "https://")) else f"{settings.BASE_URL}{path}"


def default_image() -> ShareImage:
    """The one static share picture (decisions.md 11)."""
    return ShareImage(absolute(static("icons/og-default.png")))


def page_meta(page: BasePage, request: HttpRequest, translations: list[Any], route: str = "") -> Meta:
    """The head of a page, or of what it shows at an address (``route``) below its own. Filtered addresses are not indexed (decisions.md 19); nor are untranslated ones (2)."""
    urls = {other.locale.language_code: absolute(f"{other.get_url()}{route}") for other in translations}
    filtered = bool(set(request.GET) - {"page"})
    path = f"{page.get_url()}{route}" if page.get_url() else request.path
    number = request.GET.get("page", "")
    canonical = absolute(
        f"{path}?page={number}" if number.isdigit() and number != "1" and not filtered else path
    )
    return Meta(
        title=page.seo_title or page.title,
        description=page.search_description or page.summary,
        canonical=urls.get(page.content_language, canonical) if page.is_untranslated else canonical,
        robots="noindex, follow" if page.is_untranslated or filtered else "",
        og_type="article" if page.schema_type in {"Article", "NewsArticle"} else "website",
        alternates=alternates(urls) if not page.is_untranslated else (),
        image=_share_image(page) or default_image(),
    )


def alternates(urls: dict[str, str]) -> tuple[Alternate, ...]:
    """Hreflang links, each language and x-default; none where there is one language only."""
    if len(urls) < 2:  # noqa: PLR2004 -- one language has no alternate
        return ()
    links = [Alternate(hreflang(code), url) for code, url in urls.items()]
    default = urls.get(settings.LANGUAGE_CODE)
    return (*links, Alternate("x-default", default)) if default else tuple(links)


def hreflang(code: str) -> str:
    """BCP 47 form of a language code: ``zh-hans`` → ``zh-Hans``."""
    language, _, script = code.partition("-")
    return f"{language}-{script.title()}" if len(script) == 4 else code  # noqa: PLR2004 -- ISO 15924 codes have four letters


def _share_image(page: BasePage) -> ShareImage | None:
    if page.cover_image is None:
        return None
    rendition = page.cover_image.get_rendition("fill-1200x630|format-jpeg")
    return ShareImage(absolute(rendition.url), page.cover_alt, rendition.width, rendition.height)
