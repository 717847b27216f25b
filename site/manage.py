#!/usr/bin/env python
"""Django's command line for Meridian; adds the repository root, where the features lie, to the path."""

import os
import sys
from pathlib import Path


def main() -> None:
    """Run a management command with the development settings unless others are named."""
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
