"""Loads the demo site: idempotent, page by page, so that an interrupted run goes on where it stopped."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page
from wagtail.signal_handlers import disable_reference_index_auto_update

from core.gaps import Gaps
from home.demo.loading import site
from home.demo.loading.many import many
from home.demo.loading.moving import move_dates
from home.demo.loading.pages import DemoTree, fill, publish
from home.demo.loading.publications import load_publications
from home.demo.loading.quiet import without_admin_search
from home.demo.loading.records import load_institutions, load_records, load_synonyms
from home.demo.loading.translations import add_alias, translate
from home.demo.reader import SOURCE, DemoPage, read_sources, read_translations
from home.languages import is_synced, sync_languages

#: Told of each step: its name, how many are done, how many there are.
Progress = Callable[[str, int, int], None]

#: Pages a transaction: short enough that an editor's save does not wait longer than SQLite lets it (5 s; see ``core.gaps``).
BATCH = 10


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a run has made."""

    pages: int
    translations: int
    moved: int


#: Marks a database in which only the first part of the demo is loaded.
UNFINISHED = "demo-unfinished"
#: What the first part shows in all languages; everything else follows while the site runs already.
FIRST = ("home/", "pages/")


def load(
    today: date, progress: Progress, *, dates: bool = False, first: bool = False, full: bool = False
) -> Loaded:
    """Make what is missing; with ``dates``, move the dates of the demo's pages to today. Nothing else is touched.

    ``first``: all source pages, but other languages only of the home and standard pages; a run without it does the rest.
    """
    mark = settings.STATE_DIR / UNFINISHED
    sources = many(read_sources()) if full else read_sources()
    if not is_synced():
        sync_languages()
    load_records()
    load_synonyms()
    institutions = load_institutions(page for page in sources.values() if page.section == "partners")
    source_locale = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
    tree = DemoTree(sources, institutions, source_locale, today)
    with disable_reference_index_auto_update(), without_admin_search():
        with transaction.atomic():
            new = tree.make_empty_pages()
        _fill(tree, sorted(new), progress)
        made = _translate(tree, progress, FIRST if first else ("",))
        moved = move_dates(tree, sorted(set(tree.pages) - new), progress) if dates else 0
    _site(tree)
    mark.touch() if first else mark.unlink(missing_ok=True)
    return Loaded(len(new), made, moved)


def _batches(keys: Iterable[str]) -> list[list[str]]:
    listed = list(keys)
    return [listed[start : start + BATCH] for start in range(0, len(listed), BATCH)]


def _fill(tree: DemoTree, keys: list[str], progress: Progress) -> None:
    done, gap = 0, Gaps()
    for batch in _batches(keys):
        with transaction.atomic():
            for key in batch:
                page = tree.pages[key]
                fill(page, key, tree.values_of(key, tree.sources[key]))
                load_publications(page, tree.sources[key].head)
                publish(page)
        done += len(batch)
        gap()
        progress("pages", done, len(keys))


def _translate(tree: DemoTree, progress: Progress, prefixes: tuple[str, ...]) -> int:
    """Pages in every other language, parents first; returns how many are real translations."""
    languages = {code: Locale.objects.get(language_code=code) for code, _name in settings.LANGUAGES[1:]}
    there = set(
        Page.objects.filter(locale__in=languages.values()).values_list(
            "translation_key", "locale__language_code", "alias_of"
        )
    )
    have = {(str(key), code) for key, code, alias in there if alias is None}
    known = {(str(key), code) for key, code, _alias in there}
    order = [key for key, _demo in tree.in_order() if key.startswith(prefixes)]
    made, gap = 0, Gaps()
    for done, key in enumerate(order, 1):
        with transaction.atomic():  # one page in all languages: the worker and editors write in between
            made += _one_in_all(tree, key, languages, have, known)
        gap()
        progress("translations", done, len(order))
    return made


def _one_in_all(
    tree: DemoTree,
    key: str,
    languages: dict[str, Locale],
    have: set[tuple[str, str]],
    known: set[tuple[str, str]],
) -> int:
    page, source = tree.pages[key], tree.sources[key]
    own = str(page.translation_key)
    files: dict[str, DemoPage] = {other.language: other for other in read_translations(source)}
    made = 0
    for code, locale in languages.items():
        if code in files and (own, code) not in have:
            translate(tree, key, source, files[code])
            made += 1
        elif code not in files and (own, code) not in known:
            add_alias(page, locale)
    return made


def _site(tree: DemoTree) -> None:
    home = tree.sources.get("home/home")
    if home is None:
        return
    heads = {SOURCE: home.head} | {other.language: other.head for other in read_translations(home)}
    site.load_settings(heads, SOURCE)
    site.load_footer(heads, SOURCE, tree)
    site.load_notice(heads, SOURCE, tree.today)
