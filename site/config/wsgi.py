"""The WSGI entry point of production servers."""

import os
import sys
from pathlib import Path

sys.path[:0] = [
    str(Path(__file__).resolve().parent.parent),
    str(Path(__file__).resolve().parent.parent.parent),
]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

from django.core.wsgi import get_wsgi_application  # noqa: E402 -- the path and settings must be there first

application = get_wsgi_application()

from search.backends import get_backend  # noqa: E402 -- needs the apps

get_backend()  # loads the search server's client: who publishes or searches first need not wait for it
