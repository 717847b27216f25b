"""Redirects that editors keep, within the site only (hardening.md 21)."""

import logging
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.http import url_has_allowed_host_and_scheme
from wagtail.contrib.redirects import middleware

logger = logging.getLogger("meridian.redirects")


class RedirectMiddleware(middleware.RedirectMiddleware):
    """Wagtail's; what was imported or typed may name any address, and an address of ours must not lead to a stranger's."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Answer with the redirect where it stays here, else with the 404 that there was."""
        answer: HttpResponseBase = super().process_response(request, response)
        if answer is response:
            return response
        ours = {request.get_host(), urlsplit(settings.BASE_URL).netloc}
        if url_has_allowed_host_and_scheme(answer["Location"], ours):
            return answer
        logger.warning("redirect to another site refused", extra={"path": request.path})
        return response
