"""Every route of the CMS, ours and Wagtail's, and values that fill its address."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern
from wagtail.admin import urls as admin_urls

#: ``<int:page_id>`` of a path or ``(?P<pk>\d+)`` of a regular expression; what a converter or group would take.
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>[^)]*\)")
#: Segments that a few views choose among.
WORDS = {
    "action": "delete", "action_name": "publish", "filter_spec": "max-10x10", "mode": "html", "revision_id_a": "earliest",
    "revision_id_b": "latest", "token": "x", "uidb64": "MQ",
}  # fmt: skip


@dataclass(frozen=True)
class AdminRoute:
    """A route by its full pattern and its name with its namespaces."""

    pattern: str
    name: str

    @property
    def parameters(self) -> tuple[str, ...]:
        return tuple(path or group for path, group in PARAMETER.findall(self.pattern))

    def address(self, values: Mapping[str, Any]) -> str:
        """The address with values for the parameters; raises KeyError for one that nobody named."""
        path = PARAMETER.sub(lambda found: str(values[found[1] or found[2]]), self.pattern)
        return "/cms/" + path.replace("^", "").replace("$", "").replace("\\.", ".").replace(".*", "nothing")


def every_route() -> list[AdminRoute]:
    """All routes below ``/cms/``, in the order in which Django tries them."""
    return list(_walk(admin_urls.urlpatterns, "", ""))


def _walk(patterns: Any, before: str, namespace: str) -> Iterator[AdminRoute]:
    for pattern in patterns:
        here = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield AdminRoute(here, f"{namespace}{pattern.name or here}")
        else:
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern.url_patterns, here, inner)
