import os

import pytest

from partners_directory.importers.sources import UnreadableFileError, parts


def test_a_stream_that_cannot_be_wound_back_is_refused():
    reading, writing = os.pipe()
    os.write(writing, b"[]")
    os.close(writing)

    with os.fdopen(reading, "rb") as stream, pytest.raises(UnreadableFileError, match="cannot be read"):
        list(parts("pipe", stream))
