"""Names of institutions for facets: search knows their ids only."""

from collections.abc import Iterable

from partners_directory.models import Institution


def institution_labels(codes: Iterable[str], language: str) -> dict[str, str]:
    """Names in a language by id (as text), in one query; unknown ids are left out."""
    ids = [int(code) for code in codes if code.isascii() and code.isdigit()]
    return {str(row.pk): row.localized(language).name for row in Institution.objects.filter(pk__in=ids)}
