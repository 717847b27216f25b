"""What happens to every request and answer: language, security headers, methods, policies."""

from core.middleware.csp import ContentSecurityPolicyMiddleware
from core.middleware.headers import SecurityHeadersMiddleware
from core.middleware.language import LocaleMiddleware
from core.middleware.redirects import RedirectMiddleware

__all__ = [
    "ContentSecurityPolicyMiddleware",
    "LocaleMiddleware",
    "RedirectMiddleware",
    "SecurityHeadersMiddleware",
]
