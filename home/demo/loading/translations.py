"""The demo's pages in the other languages: real translations where there is a file, aliases where there is none.

What is translated goes into wagtail-localize's own tables too, string by string, so that editors go on in its editor.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationLog, TranslationSource
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.types import StringSegmentValue

from core.models import BasePage
from home.demo.loading.pages import DemoTree, fill, publish
from home.demo.reader import DemoPage


def overlaid(source: Any, translation: Any) -> Any:
    """The source's head with the translation's texts in their places."""
    if isinstance(source, Mapping) and isinstance(translation, Mapping):
        return {
            key: overlaid(value, translation[key]) if key in translation else value
            for key, value in source.items()
        }
    if isinstance(source, list) and isinstance(translation, list):
        return [overlaid(one, other) for one, other in zip(source, translation, strict=True)]
    return translation


def in_language(source: DemoPage, translation: DemoPage) -> DemoPage:
    """A page with the source's facts and the translation's texts."""
    return DemoPage(
        source.section,
        source.slug,
        translation.language,
        overlaid(source.head, translation.head),
        translation.blocks,
        translation.path,
    )


def translate(tree: DemoTree, key: str, source: DemoPage, translation: DemoPage) -> None:
    """Make or complete a page's translation, and write its strings for wagtail-localize's editor."""
    original = tree.pages[key]
    locale = Locale.objects.get(language_code=translation.language)
    page = original.get_translation_or_none(locale)
    if page is not None and page.alias_of_id is None:
        return
    page = page or type(original)(
        slug=original.slug, locale=locale, translation_key=original.translation_key, live=False
    )
    page.alias_of = None
    page.show_in_menus = original.show_in_menus
    fill(page, key, tree.values_of(key, in_language(source, translation)))
    if page.pk is None:
        original.get_parent().get_translation(locale).add_child(instance=page)
    publish(page)
    write_strings(original, page)


def add_alias(original: BasePage, locale: Locale) -> None:
    """Show the source's page at the other language's address until somebody translates it (decisions.md 2)."""
    if original.get_translation_or_none(locale) is None:
        original.create_alias(
            parent=original.get_parent().get_translation(locale),
            update_locale=locale,
            reset_translation_key=False,
            log_action=None,
        )


def write_strings(original: BasePage, page: BasePage) -> None:
    """Translation, strings and log, as if somebody had typed them into wagtail-localize's editor."""
    source, _created = TranslationSource.update_or_create_from_instance(original)
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=page.locale)
    theirs = _strings(page)
    ours: dict[str, list[Any]] = defaultdict(list)
    for segment in source.stringsegment_set.select_related("context", "string").order_by("order"):
        ours[segment.context.path].append(segment)
    rows = [
        StringTranslation(
            translation_of=segment.string,
            locale=page.locale,
            context=segment.context,
            data=text,
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        )
        for path, segments in ours.items()
        for segment, text in zip(segments, theirs.get(path, []), strict=False)
    ]
    StringTranslation.objects.bulk_create(rows, ignore_conflicts=True)
    TranslationLog.objects.create(source=source, locale=page.locale, revision=page.latest_revision)
    now = timezone.now()
    Translation.objects.filter(pk=translation.pk).update(
        translations_last_updated_at=now, destination_last_updated_at=now
    )


def _strings(page: BasePage) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for segment in extract_segments(page):
        if isinstance(segment, StringSegmentValue) and not segment.is_empty():
            found[segment.path].append(segment.string.data)
    return found
