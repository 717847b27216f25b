"""The language trees (decisions.md 1): one home a language below the root, the source language's with the sections."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Locale, Page, Site
from wagtail_localize.models import LocaleSynchronization

from core.gaps import Gaps
from core.navigation.menus import HOME_DEPTH
from events.models import EventIndexPage
from guides.models import GuideIndexPage
from home.access.groups import remove_stock_access, sync_groups
from home.access.workflow import sync_workflow
from home.models import ContactPage, HomePage, NewsIndexPage
from opportunities.models import OpportunityIndexPage
from partners_directory.models import PartnerIndexPage, ResearchIndexPage

Report = Callable[[str], None]
DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Section:
    """An index page that every site has, directly below the home page; at most five stand in the menu."""

    model: type[Page]
    slug: str
    title: Callable[[], str]
    in_menus: bool = True


#: In the order of the menu: what most readers come for stands first.
SECTIONS = (
    Section(OpportunityIndexPage, "opportunities", lambda: _("Opportunities")),
    Section(PartnerIndexPage, "partners", lambda: _("Partners")),
    Section(GuideIndexPage, "guides", lambda: _("Guides")),
    Section(EventIndexPage, "events", lambda: _("Events")),
    Section(ResearchIndexPage, "research", lambda: _("Research")),
    Section(NewsIndexPage, "news", lambda: _("News"), in_menus=False),
    Section(ContactPage, "contact", lambda: _("Contact"), in_menus=False),
)


def sync_languages(report: Report | None = None) -> None:
    """Make what each language of the settings needs; what is there already stays as it is.

    Locales, their synchronisation with the source language, homes, sections, aliases of every page that has no
    translation, the site's address, groups, workflow. Languages that left the settings keep their pages, unseen.
    """
    with override(settings.LANGUAGE_CODE):
        with one_run_at_a_time():
            source, others = _locales()
            home = _source_home(source)
            _sections(home)
            set_site_address(home)
            LocaleSynchronization.objects.bulk_create(
                # Without signals: the tree is synchronised below, in two queries a language where nothing is missing.
                [LocaleSynchronization(locale=locale, sync_from=source) for locale in others],
                ignore_conflicts=True,
            )
        for locale in others:
            made = _add_aliases(source, locale)
            if report is not None:
                report(
                    f"{locale.language_code}: {made} pages added"
                    if made
                    else f"{locale.language_code}: complete"
                )
        with one_run_at_a_time():
            sync_groups(home, [locale.language_code for locale in others])
            sync_workflow(home)


def is_synced() -> bool:
    """Whether every language of the settings has its home page; one query."""
    return {code for code, _name in settings.LANGUAGES} <= home_languages()


def home_languages() -> set[str]:
    """Codes of the languages that have a home page; one query."""
    return set(Page.objects.filter(depth=HOME_DEPTH).values_list("locale__language_code", flat=True))


def set_site_address(home: Page | None = None) -> None:
    """Give the one site the host and port of ``MERIDIAN_BASE_URL`` (and a root page); for every start."""
    address = urlsplit(settings.BASE_URL)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    wanted = {
        "hostname": address.hostname or "localhost",
        "port": address.port or DEFAULT_PORTS.get(address.scheme, 80),
        "root_page_id": home.pk if home else site.root_page_id,
    }
    if wanted["root_page_id"] is None or all(getattr(site, name) == value for name, value in wanted.items()):
        return
    for name, value in wanted.items():
        setattr(site, name, value)
    site.save()
    Site.clear_site_root_paths_cache()


def source_home() -> HomePage | None:
    """The home page of the source language, if ``sync_languages`` has run."""
    return HomePage.objects.filter(locale__language_code=settings.LANGUAGE_CODE, depth=HOME_DEPTH).first()


@contextmanager
def one_run_at_a_time() -> Iterator[None]:
    """Hold the root page's row: two starts at once would make two homes."""
    with transaction.atomic():
        list(Page.objects.select_for_update().filter(depth=1))
        yield


def _locales() -> tuple[Locale, list[Locale]]:
    """The source language's locale and the others', in the order of the settings."""
    codes = [code for code, _name in settings.LANGUAGES]
    locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code in codes}
    source = locales.pop(settings.LANGUAGE_CODE)
    return source, list(locales.values())


def _source_home(source: Locale) -> HomePage:
    """The source language's home, put in the place of Wagtail's welcome page on the first run."""
    home = HomePage.objects.filter(locale=source, depth=HOME_DEPTH).first()
    if home is not None:
        return home
    root = Page.get_first_root_node()
    welcome = Page.objects.filter(depth=HOME_DEPTH, content_type__model="page")
    for page in welcome:
        page.slug = f"welcome-{page.pk}"
        page.save(clean=False)
    home = root.add_child(instance=HomePage(title=_("Home"), slug="home", locale=source))
    home.save_revision().publish()
    set_site_address(home)
    for page in welcome.all():
        page.delete()
    remove_stock_access(root)
    return home


def _sections(home: HomePage) -> None:
    for section in SECTIONS:
        if section.model.objects.child_of(home).exists():
            continue
        home.refresh_from_db()
        page = section.model(
            title=section.title(), slug=section.slug, show_in_menus=section.in_menus, locale=home.locale
        )
        home.add_child(instance=page)
        page.save_revision().publish()


def _add_aliases(source: Locale, target: Locale) -> int:
    """Alias every page of the source tree that a tree lacks; parents come first, as in the tree.

    One transaction a page: a new language of a large site takes minutes, in which editors go on.
    """
    there = Page.objects.filter(locale=target, depth__gt=1).values("translation_key")
    missing = (
        Page.objects.filter(locale=source, depth__gt=1).exclude(translation_key__in=there).order_by("path")
    )
    made, gap = 0, Gaps()
    for number in list(missing.values_list("pk", flat=True)):
        with one_run_at_a_time():
            page = Page.objects.filter(pk=number).first()
            if page is not None and not page.has_translation(target):
                page.specific.copy_for_translation(target, copy_parents=True, alias=True)
                made += 1
        gap()
    return made
