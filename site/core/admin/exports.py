"""Spreadsheets that leave the CMS: no cell is a formula, and Excel knows the encoding (hardening.md 56)."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse

FORMULA = ("=", "+", "-", "@", "\t", "\r")
BOM = "\ufeff".encode()


def safe_cell(cell: str) -> str:
    """The cell with an apostrophe before it if a spreadsheet would compute it."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def safe_rows(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The rows of a CSV file, one a chunk, made safe, after a byte-order mark."""
    yield BOM
    for chunk in chunks:
        output = io.StringIO()
        for row in csv.reader(io.StringIO(chunk.decode(), newline="")):
            csv.writer(output).writerow([safe_cell(cell) for cell in row])
        yield output.getvalue().encode()


class SafeExportMiddleware:
    """Every CSV file of the CMS, Wagtail's own reports included; they are written one row a chunk."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if (
            request.path.startswith(reverse("wagtailadmin_home"))
            and isinstance(response, StreamingHttpResponse)
            and response.get("Content-Type", "").startswith("text/csv")
        ):
            response["Content-Type"] = "text/csv; charset=utf-8"
            response.streaming_content = safe_rows(response.streaming_content)
        return response
