"""The cache of whole pages, and the edition by which all of it ends at once (decisions.md 6).

``raise_edition()`` after a change that a reader can see; ``current_edition()`` for keys of what depends on
content; ``PageCacheMiddleware`` before the session. A view tells when its answer stops being true with
``response.meridian_expires_at`` (aware datetime) or ``expire_at(request, moment)``.
"""

from core.cache.edition import current_edition, handle_job, is_known, raise_edition
from core.cache.middleware import PageCacheMiddleware
from core.cache.rules import expire_at

__all__ = ["PageCacheMiddleware", "current_edition", "expire_at", "handle_job", "is_known", "raise_edition"]
