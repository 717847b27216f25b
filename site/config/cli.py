"""The installed ``meridian`` command: the same as ``python site/manage.py``."""

import sys
from pathlib import Path


def main() -> None:
    """Run a management command."""
    site = str(Path(__file__).resolve().parent.parent)
    if site not in sys.path:
        sys.path.insert(0, site)
    from manage import main as manage

    manage()
