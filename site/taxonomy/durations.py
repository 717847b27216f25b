"""Into which class of duration a stay falls: by its days, or by the part of the academic year in which it lies."""

from collections.abc import Iterable

from taxonomy.enums import Duration, Term

#: Last day of each class but the longest: 92 days are three months, and a semester or a year with the days of travel and
#: examinations around them is still one.
_LONGEST = {
    Duration.WEEK: 7,
    Duration.MONTH: 31,
    Duration.QUARTER: 92,
    Duration.TERM: 200,
    Duration.YEAR: 380,
}
DAYS_OF_MONTH = 30.4
_OF_TERM = {
    Term.AUTUMN: Duration.TERM,
    Term.SPRING: Duration.TERM,
    Term.FULL_YEAR: Duration.YEAR,
    Term.SUMMER: Duration.QUARTER,
    Term.WINTER: Duration.QUARTER,
}


def duration_of(days: float) -> str:
    """The class of a number of days."""
    return next((name.value for name, last in _LONGEST.items() if days <= last), Duration.LONGER.value)


def durations_between(shortest: float | None, longest: float | None) -> list[str]:
    """All classes in which a stay between two lengths may fall; one length alone says all; none without any."""
    lengths = [days for days in (shortest, longest) if days]
    if not lengths:
        return []
    order = Duration.values
    first, last = order.index(duration_of(min(lengths))), order.index(duration_of(max(lengths)))
    return order[first : last + 1]


def durations_of_terms(terms: Iterable[str]) -> list[str]:
    """Classes of stays in these parts of the academic year, short ones first; unknown terms have none."""
    found = {_OF_TERM[Term(term)].value for term in terms if term in Term.values}
    return [code for code in Duration.values if code in found]
