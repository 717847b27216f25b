"""The tokens of a document, field by field: every engine searches these very words, so that all find the same documents."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from search.analysis.languages import analyzer_for

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


def whole_of(text: str, analyzer: Analyzer) -> str:
    """Return a text as its folded words, signs and blanks between them away."""
    return " ".join(analyzer.tokens(text).exact)


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
    analyzer = analyzer_for(document.language, analyzers)
    heading = _written(analyzer, document.title).exact
    names = _written(analyzer, _joined_names(document)).exact
    return (
        title,
        heading,
        names,
        summary,
        body,
        exact,
        *_tokens(source, source_language, analyzers),
    )


def spellings_of(document: SearchDocument, analyzers: Mapping[str, str]) -> dict[str, str]:
    """Return the words of titles, names and texts by their folded form: what a correction shows to the reader."""
    analyzer = analyzer_for(document.language, analyzers)
    texts = (document.title, _joined_names(document), document.summary, document.body)
    found: dict[str, str] = {}
    for text in reversed(texts):  # what is spelled in two ways is shown as the title has it
        found |= _written(analyzer, text).spellings
    return found


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
