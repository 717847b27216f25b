"""What is found out about a page's place in an answer, in sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.templatetags.formats import listed
from search import standing as why
from search.explain import Match, Role, lacking, unwanted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from search.explain import Line
    from search.standing import Standing


@dataclass(frozen=True, slots=True)
class Row:
    """Words, what they are, and a cell for each field: how they stand in it, or nothing."""

    words: str
    role: str
    cells: tuple[str, ...]


def verdict(standing: Standing) -> tuple[str, ...]:
    """Where the page stands, and why; the most important first."""
    sentences = []
    if standing.promoted:
        sentences.append(_("An editor has promoted it: it stands above the results."))
    if standing.position:
        sentences.append(_position(standing))
    else:
        sentences.append(_reason(standing))
    if standing.is_foreign and standing.reason != why.ABSENT:
        sentences.append(_("It is not translated yet: pages in the readers' language stand before it."))
    if standing.degraded:
        sentences.append(_("The search engine does not answer: this is the place in the simplified search."))
    if standing.softened:
        sentences.append(
            _("No page has all the words: readers see pages with some of them, and are told so.")
        )
    return tuple(sentences)


def _position(standing: Standing) -> str:
    text = ngettext(
        "It is number %(position)d of %(total)d result.",
        "It is number %(position)d of %(total)d results.",
        standing.total,
    )
    return text % {"position": standing.position, "total": standing.total}


def _reason(standing: Standing) -> str:
    if standing.reason == why.WORDS:
        return _wrong_words(standing)
    return {
        why.ABSENT: _("Readers don't find it, whatever they type: it is not among what they may search."),
        why.WITHHELD: _("It is left out until its last change has reached the index."),
        why.OVER: _("It is closed or past: readers see it only when they ask for what is closed."),
        why.FAR: _("It is found, but not among the first %(count)d results.") % {"count": why.REACH},
    }[standing.reason]


def _wrong_words(standing: Standing) -> str:
    if missing := lacking(standing.lines):
        text = _("It is not found: these words stand nowhere in it, nor does a synonym: %(words)s.")
        return text % {"words": _quoted(missing)}
    if stands := unwanted(standing.lines):
        return _("It is not found: it has what was excluded: %(words)s.") % {"words": _quoted(stands)}
    return _("It is not found: not all the words stand in it as they are asked for.")


def _quoted(words: Iterable[str]) -> str:
    return listed([_("“%(word)s”") % {"word": word} for word in words])


def lines_of(standing: Standing) -> tuple[Row, ...]:
    """The table of words and fields; without columns of an original where there is none."""
    ways = {Match.NONE: "", Match.STEM: _("by its stem"), Match.EXACT: _("as written")}
    return tuple(
        Row(
            line.words,
            _role(line, standing.lines),
            tuple(ways[match] for match in line.matches[: standing.columns]),
        )
        for line in standing.lines
    )


def _role(line: Line, lines: Iterable[Line]) -> str:
    """What words are; of a synonym also for what: for one word typed, or for several together."""
    if line.role is not Role.SYNONYM:
        return _("excluded") if line.role is Role.EXCLUDED else ""
    typed = " ".join(other.words for other in lines if other.role is Role.TYPED and other.term == line.term)
    return _("synonym of “%(words)s”") % {"words": typed}
