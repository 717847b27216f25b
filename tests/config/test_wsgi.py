import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT


@pytest.mark.parametrize(("url", "loaded"), [("http://127.0.0.1:1", "True"), ("", "False")])
def test_a_server_that_begins_has_the_search_client_ready_where_there_is_a_search_server(
    tmp_path, url, loaded
):
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "ELASTICSEARCH_URL": url,
        "MERIDIAN_STATE_DIR": str(tmp_path),
    }
    program = (
        "from django.conf import settings\n"
        f"settings.MERIDIAN_SEARCH['ELASTICSEARCH_URL'] = {url!r}\n"  # which the tests' settings take away
        "import sys, config.wsgi\n"
        "print('elasticsearch' in sys.modules)"
    )

    said = subprocess.run(
        [sys.executable, "-c", program], env=environment, cwd=ROOT, check=True, capture_output=True, text=True
    )

    assert said.stdout.split() == [loaded]
