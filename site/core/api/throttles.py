"""Limits of single endpoints beside the API's common one."""

from __future__ import annotations

from rest_framework.throttling import AnonRateThrottle


class SuggestThrottle(AnonRateThrottle):
    """For what is asked at each key: a whole office types behind one address.

    Counted by the second and apart from the rest: typing takes nothing from what the address may read.
    """

    scope = "suggest"
