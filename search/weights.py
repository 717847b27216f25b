"""How much a match counts, for every engine: fields, names, synonyms, and what is equally good. Each figure has its reason.

Weights multiply BM25 scores, which are added up. Order by dates among equals: ``search.nearness``.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Field(NamedTuple):
    """A field of tokens and how much a word in it counts."""

    name: str
    weight: float


#: Stems of the page's own texts, folded spellings of the same, and both for its original in the source language.
#: A word of the title says most of what a page is about; a name or a code was typed for that page alone (it is asked
#: twice, see ``NAMES_AGAIN``, and stays below a title); the summary was written to be found by. ``heading`` and ``exact``
#: repeat the same words as they are spelled, so that the very word ranks above others of its stem (measured: below 1.0
#: Chinese and Japanese lose). The original's words count half: the reader reads the translation.
FIELDS: Final = (
    Field("title", 4.0),
    Field("heading", 2.0),
    Field("names", 3.0),
    Field("summary", 2.0),
    Field("body", 1.0),
    Field("exact", 1.0),
    Field("source_title", 2.0),
    Field("source_summary", 1.0),
    Field("source_body", 0.5),
    Field("source_exact", 0.5),
)
FIELD_NAMES: Final = tuple(field.name for field in FIELDS)
#: Names count twice: no other field repeats them, while a word of a summary is counted in three. The embedded engine asks
#: for them a second time, Elasticsearch multiplies.
NAMES_AGAIN: Final = 2.0

#: The best page by a synonym has half the rank of the best one by the word itself: it is a guess of ours what else is
#: meant, and yet a page about nothing else belongs above one that only mentions the word.
SYNONYM_SHARE: Final = 0.5
#: The same on Elasticsearch, where a synonym's own score is multiplied: less than half, because BM25 makes much of a
#: synonym that is much rarer than the word.
SYNONYM_WEIGHT: Final = 0.2

#: Elasticsearch reads the whole text under the language's own analyser as well: beside stems and spelling a third opinion
#: of the same weight.
NATIVE_WEIGHT: Final = 1.0
#: The same for texts in other languages than the tree's: half, as their tokens.
OTHER_NATIVE_WEIGHT: Final = 0.5
#: What is called exactly what was typed stands first: far above what words can add up to, titles above other names. (The
#: embedded engine puts these apart before it ranks.)
TITLE_BONUS: Final = 1000.0
NAME_BONUS: Final = 500.0

#: Pages whose ranks differ by less than a tenth are equally good for a reader: that much comes from the length of the
#: text alone. Among them dates decide: open before upcoming, the nearest deadline, the newest.
EQUAL: Final = 1.1
