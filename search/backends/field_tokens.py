"""The tokens of a document, field by field: every engine searches these very words, so that all find the same documents."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from search.analysis.languages import analyzer_for
from search.analysis.names import name_pieces

if TYPE_CHECKING:
    from collections.abc import Mapping

    from search.analysis.analyzer import Analyzer
    from search.contract import SearchDocument


class Written(NamedTuple):
    """The tokens of a text as a field holds them, with spaces between them, and the spellings of its words."""

    stems: str
    exact: str
    bare: str
    spellings: dict[str, str]


def tokens_of(document: SearchDocument, analyzers: Mapping[str, str]) -> tuple[str, ...]:
    """Return the text of each of ``weights.FIELDS``, tokens with spaces between them.

    Texts that are not in the tree's language go where the original's go, under the analyser of their language.
    """
    is_own = document.language == document.locale
    own = (document.title, document.summary, document.body)
    source = (document.source_title, document.source_summary, document.source_body)
    source_language = document.source_language or document.language
    if not is_own:
        own, source, source_language = ("", "", ""), own, document.language
    title, summary, body, exact = _tokens(own, document.locale, analyzers)
    heading = _written(analyzer_for(document.language, analyzers), document.title).exact
    return (
        title,
        heading,
        _name_tokens(document, analyzers),
        summary,
        body,
        exact,
        *_tokens(source, source_language, analyzers),
    )


def spellings_of(document: SearchDocument, analyzers: Mapping[str, str]) -> dict[str, str]:
    """Return the words of titles, names and texts by their folded form: what a correction shows to the reader."""
    analyzer, named = (analyzer_for(one, analyzers) for one in (document.language, document.locale))
    found: dict[str, str] = {}
    # What is spelled in two ways is shown as the title has it.
    for text in (document.body, document.summary):
        found |= _written(analyzer, text).spellings
    found |= _written(named, _joined_names(document)).spellings
    return found | _written(analyzer, document.title).spellings


def _name_tokens(document: SearchDocument, analyzers: Mapping[str, str]) -> str:
    """Return names as they are spelled, and their pieces behind them, where they part no phrase.

    A name is in any language: it is folded in the way of the tree in which it is asked for.
    """
    spelled = _written(analyzer_for(document.locale, analyzers), _joined_names(document)).exact
    pieces = dict.fromkeys(piece for name in document.names for piece in name_pieces(name))
    return " ".join(filter(None, (spelled, *pieces)))


def _joined_names(document: SearchDocument) -> str:
    return " \n ".join(document.names)


#: A page's aliases follow it in a rebuild, and the other engine follows this one: texts of some hundred documents, 20 MB.
#: Joined, since Python's collector of garbage looks at every list that is kept, again and again, and at no text.
@lru_cache(maxsize=2048)
def _written(analyzer: Analyzer, text: str) -> Written:
    """The tokens of a text that has probably just been asked for."""
    tokens = analyzer.tokens(text)
    return Written(" ".join(tokens.stems), " ".join(tokens.exact), " ".join(tokens.bare), tokens.spellings)


def _tokens(
    texts: tuple[str, str, str], language: str, analyzers: Mapping[str, str]
) -> tuple[str, str, str, str]:
    """Return the stems of title, summary and body, and the exact tokens of all, bare stems behind them."""
    analyzer = analyzer_for(language, analyzers)
    title, summary, body = (_written(analyzer, text) for text in texts)
    exact = (title.exact, summary.exact, body.exact, title.bare, summary.bare, body.bare)
    return title.stems, summary.stems, body.stems, " ".join(filter(None, exact))
