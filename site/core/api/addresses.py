"""Addresses in the content API; no model is needed for them."""

from core.meta import absolute

API_ROOT = "/api/v1/"


def api_url(group: str, number: int) -> str:
    """Absolute address of an item."""
    return absolute(f"{API_ROOT}{group or 'pages'}/{number}/")
