"""Where in a text the words of a query stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.analysis.segments import RUN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from search.marker import Marker

Span = tuple[int, int]


def spans_of(text: str, found: Marker, enough: int) -> list[Span]:
    """Return the places of matched words, touching ones joined; words end where ``enough`` lies behind the first."""
    spans: list[Span] = []
    for start, end in sorted([*_word_spans(text, found, enough), *_sequence_spans(text, found)]):
        begun = spans.pop() if spans and start <= spans[-1][1] else (start, end)
        spans.append((begun[0], max(begun[1], end)))
    return spans


def _word_spans(text: str, found: Marker, enough: int) -> list[Span]:
    """Return the places of single words, until there are enough."""
    spans: list[Span] = []
    # The words of a page of results are thousands: no object for each, and each different one is judged once.
    for match in RUN.finditer(text):
        word, is_run = match.group(), match.lastgroup == "unspaced"
        if word not in found.known:
            found.known[word] = found.may_match(word, unspaced=is_run)
        if not found.known[word]:
            continue
        if spans and match.start() - spans[0][0] > enough:
            break
        spans += _run_spans(word, match.start(), found) if is_run else [match.span()]
    return spans


def _run_spans(run: str, start: int, found: Marker) -> list[Span]:
    """Return the pairs of a run that were asked for, and its single characters."""
    two = [place for place in range(len(run)) if run[place : place + 2] in found.pairs]
    one = [place for place in range(len(run)) if run[place] in found.singles]
    return sorted(
        (start + place, start + place + size) for size, places in ((1, one), (2, two)) for place in places
    )


def _sequence_spans(text: str, found: Marker) -> list[Span]:
    """Return the places of words that stand side by side as in a synonym."""
    if not found.sequences:
        return []
    words = [(match.span(), found.analyzer.forms(match.group()).alike) for match in RUN.finditer(text)]
    places: dict[str, list[int]] = {}
    for place, (_span, forms) in enumerate(words):
        for form in forms:
            places.setdefault(form, []).append(place)
    return [
        (words[place][0][0], words[place + len(sequence) - 1][0][1])
        for sequence in found.sequences
        for place in _starts(sequence, places)
        if 0 <= place <= len(words) - len(sequence)
        and all(words[place + step][1] & wanted for step, wanted in enumerate(sequence))
    ]


def _starts(sequence: Sequence[frozenset[str]], places: Mapping[str, list[int]]) -> set[int]:
    """Return where a sequence may begin, by the word of it that the text has least often."""
    starts = [
        [place - step for form in forms for place in places.get(form, ())]
        for step, forms in enumerate(sequence)
    ]
    rarest = min(starts, key=len)
    return set(rarest)
