"""Fragments of a text with the words that matched marked, as runs, so that nobody marks up HTML."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from search.analysis.analyzer import BARE, pairs
from search.analysis.folding import fold
from search.analysis.segments import RUN, segments
from search.terms import asked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.analysis.analyzer import Analyzer

Runs = tuple[tuple[str, bool], ...]

#: Characters of a fragment, fragments of a hit, and how far into a text is looked: a hit shows where, not everywhere.
FRAGMENT = 160
MOST_FRAGMENTS = 2
FARTHEST = 20_000
#: Matches this far apart fill the fragments that are shown: what follows need not be looked at.
ENOUGH = 3 * FRAGMENT
#: Characters before the first match, so that it has its context.
_LEAD = 40


@dataclass(frozen=True, slots=True)
class Marker:
    """What a query's words look like in texts of one analyser."""

    analyzer: Analyzer
    tokens: frozenset[str]
    pairs: frozenset[str]
    singles: frozenset[str]
    sequences: tuple[
        tuple[frozenset[str], ...], ...
    ] = ()  #: words that count side by side alone: of a synonym
    known: dict[str, bool] = field(default_factory=dict, compare=False)  #: words of texts, whether they match

    def may_match(self, word: str, *, unspaced: bool) -> bool:
        """Whether a word was asked for; of a run whether characters in it can have been."""
        if unspaced:
            return bool(self.pairs or self.singles)
        forms = self.analyzer.forms(word)
        return forms.stem in self.tokens or forms.exact in self.tokens


def marker(text: str, analyzer: Analyzer, synonyms: Sequence[Sequence[str]] = ()) -> Marker:
    """Return the marker for what a reader typed and what stands in for it; what is excluded is not marked."""
    terms = asked(text, analyzer, synonyms).terms
    words = [word for term in terms for clause in term.clauses for word in segments(clause.text)]
    words = [word for word in words if word.unspaced or not analyzer.is_stop(word.text)] or words
    sequences = []
    for synonym in (one for term in terms for one in term.synonyms):
        several = list(segments(synonym))
        if len(several) > 1 and not any(word.unspaced for word in several):
            sequences.append(tuple(_forms(analyzer, word.text) for word in several))
        else:
            words += several
    runs = [fold(word.text) for word in words if word.unspaced]
    return Marker(
        analyzer,
        frozenset(form for word in words if not word.unspaced for form in _forms(analyzer, word.text)),
        frozenset(pair for run in runs if len(run) > 1 for pair in pairs(run)),
        frozenset(single for run in runs if len(run) == 1 for single in pairs(run)),
        tuple(sequences),
    )


def _forms(analyzer: Analyzer, word: str) -> frozenset[str]:
    forms = analyzer.forms(word)
    return frozenset({forms.stem, forms.exact, forms.bare.removeprefix(BARE)} - {""})


def highlights(texts: tuple[str, ...], found: Marker) -> tuple[Runs, ...]:
    """Return up to two fragments of some texts, the earliest matches first; none where nothing matched."""
    fragments: list[Runs] = []
    for text in texts:
        spans = _spans(text[:FARTHEST], found)
        while spans and len(fragments) < MOST_FRAGMENTS:
            fragment, spans = _fragment(text, spans)
            fragments.append(fragment)
    return tuple(fragments)


def _spans(text: str, found: Marker) -> list[tuple[int, int]]:
    """Return the places of matched words, touching ones joined."""
    spans: list[tuple[int, int]] = []
    for start, end in sorted([*_word_spans(text, found), *_sequence_spans(text, found)]):
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


def _word_spans(text: str, found: Marker) -> list[tuple[int, int]]:
    """Return the places of single words, until there are enough."""
    spans: list[tuple[int, int]] = []
    known = found.known
    # The words of a page of results are thousands: no object for each, and each different one is judged once.
    for match in RUN.finditer(text):
        word = match.group()
        is_match = known.get(word)
        if is_match is None:
            is_match = known[word] = found.may_match(word, unspaced=match.lastgroup == "unspaced")
        if not is_match:
            continue
        if spans and match.start() - spans[0][0] > ENOUGH:
            break
        spans += [match.span()] if match.lastgroup != "unspaced" else _run_spans(word, match.start(), found)
    return spans


def _sequence_spans(text: str, found: Marker) -> list[tuple[int, int]]:
    """Return the places of words that stand side by side as in a synonym."""
    if not found.sequences:
        return []
    words = [(match.span(), _forms(found.analyzer, match.group())) for match in RUN.finditer(text)]
    return [
        (words[place][0][0], words[place + len(sequence) - 1][0][1])
        for sequence in found.sequences
        for place in range(len(words) - len(sequence) + 1)
        if all(forms & wanted for (_span, forms), wanted in zip(words[place:], sequence, strict=False))
    ]


def _run_spans(run: str, start: int, found: Marker) -> list[tuple[int, int]]:
    """Return the pairs and single characters of a run that were asked for."""
    spans = []
    for place in range(len(run)):
        if run[place : place + 2] in found.pairs:
            spans.append((start + place, start + place + 2))
        elif run[place] in found.singles:
            spans.append((start + place, start + place + 1))
    return spans


def _fragment(text: str, spans: list[tuple[int, int]]) -> tuple[Runs, list[tuple[int, int]]]:
    """Return the fragment around the first span, and the spans behind it."""
    begin = max(0, spans[0][0] - _LEAD)
    if begin:
        space = text.find(" ", begin, spans[0][0])
        begin = space + 1 if space >= 0 else begin
    end = min(len(text), max(begin + FRAGMENT, spans[0][1]))
    if end < len(text):
        space = text.rfind(" ", spans[0][1], end)
        end = space if space > 0 else end
    inside = [span for span in spans if span[1] <= end]
    runs: list[tuple[str, bool]] = [("… ", False)] if begin else []
    place = begin
    for start, stop in inside:
        runs += [(text[place:start], False), (text[start:stop], True)]
        place = stop
    runs.append((text[place:end] + (" …" if end < len(text) else ""), False))
    return tuple(run for run in runs if run[0]), spans[len(inside) :]
