"""Two content security policies by path: a strict one for readers, one that Wagtail's admin works with.

Wagtail's admin writes inline scripts and styles (house.md); it is behind a login, on paths of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware, PolicyParts

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

#: Sites whose videos may be framed after a click (``core.blocks.embed`` makes their addresses).
FRAMES = ("https://www.youtube-nocookie.com", "https://player.vimeo.com")

PUBLIC: dict[str, Any] = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF, "data:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "media-src": [SELF],
    "manifest-src": [SELF],
    "worker-src": [SELF],
    "frame-src": [SELF, *FRAMES],
    "form-action": [SELF],
    "frame-ancestors": [SELF],  # the CMS shows previews of pages
    "base-uri": [NONE],
    "object-src": [NONE],
}
CMS: dict[str, Any] = {
    **PUBLIC,
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],  # blob: an image before it is uploaded
}
#: Where the CMS's policy holds.
CMS_PATHS = ("/cms/",)


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """django-csp's, with the policy of the path; a view's own header or decorator wins."""

    def get_policy_parts(
        self,
        request: HttpRequest,
        response: HttpResponseBase,
        report_only: bool = False,
    ) -> PolicyParts:
        """Return the policy of the path unless the view has set one."""
        parts = super().get_policy_parts(request, response, report_only)
        if parts.config is None and not report_only:
            parts.config = dict(CMS if request.path_info.startswith(CMS_PATHS) else PUBLIC)
        return parts
