"""Makes the site that the browser tests read: the demo, with one page of each type in all languages.

Run as a program in the environment of that site; prints the addresses of one page of each type as JSON, by language.
"""

import json
import sys
from collections import Counter
from collections.abc import Mapping

import django

django.setup()

from django.conf import settings  # noqa: E402 -- Django is set up first
from django.core.management import call_command  # noqa: E402
from wagtail.models import get_page_models  # noqa: E402

from core.models import BasePage  # noqa: E402
from home.demo.loading import load  # noqa: E402
from home.demo.reader import DemoPage, read_sources, read_translations  # noqa: E402


def kind(page: DemoPage) -> str:
    return str(page.head.get("type") or page.section)


def fullest(pages: Mapping[str, DemoPage]) -> dict[str, str]:
    """Of each kind the key of the page with most languages and most blocks; a guide below another brings its parent."""
    by_kind: dict[str, list[tuple[int, int, str]]] = {}
    for key, page in pages.items():
        rank = (len(list(read_translations(page))), len(page.blocks), key)
        by_kind.setdefault(kind(page), []).append(rank)
    return {name: max(ranks)[2] for name, ranks in by_kind.items()}


def make() -> None:
    """The database, the vocabularies, all source pages, and the sample in the other languages."""
    sources = read_sources()
    sample = set(fullest(sources).values())
    sample |= {f"guides/{sources[key].head['parent']}" for key in sample if "parent" in sources[key].head}
    load.FIRST = (*load.FIRST, *sample)
    call_command("migrate", verbosity=0)
    call_command("load_taxonomy", verbosity=0)
    call_command("sync_languages", verbosity=0)
    call_command("load_demo", "--first", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def addresses() -> dict[str, dict[str, str]]:
    """Of each page type the page with most translations, with its path in each."""
    found: dict[str, dict[str, str]] = {}
    for model in sorted(get_page_models(), key=lambda model: model.__name__):
        if not issubclass(model, BasePage) or model._meta.abstract:
            continue
        pages: dict[str, dict[str, str]] = {}
        own: Counter[str] = Counter()
        for page in model.objects.live().filter(depth__gt=1).select_related("locale"):
            key = str(page.translation_key)
            pages.setdefault(key, {})[page.locale.language_code] = page.relative_url(None)
            own[key] += page.alias_of_id is None
        best = max(pages, key=lambda key: (own[key], len(pages[key])), default="")
        found[model.__name__] = pages.get(best, {})
    return found


if __name__ == "__main__":
    if "--make" in sys.argv:
        make()
    json.dump({"types": addresses(), "languages": [code for code, _name in settings.LANGUAGES]}, sys.stdout)
