"""Production, and beside it the addresses that the figures are compared with."""

from config.settings.production import *  # noqa: F403 -- a settings module is its base with differences

ROOT_URLCONF = "tests.benchmarks.urls"
