"""Fails where a tracked file seems to hold a secret, in the manner of gitleaks; prints file and line, never the secret."""

import re
import subprocess
import sys
from pathlib import Path

PATTERNS = {
    "private key": re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----"),
    "cloud key": re.compile(r"\b(AKIA|ASIA)[0-9A-Z]{16}\b"),
    "token": re.compile(
        r"\b(gh[pousr]_[A-Za-z0-9]{36,}|xox[baprs]-[A-Za-z0-9-]{10,}|sk_live_[A-Za-z0-9]{16,}|pypi-[A-Za-z0-9_-]{40,})"
    ),
    "password in an address": re.compile(
        r"\b(?:https?|postgres(?:ql)?|redis|smtp)://[^\s:/@]+:(?!password|secret|\$|\{|<)[^\s:/@]{6,}@"
    ),
}
LARGEST = 1_000_000


def main() -> int:
    """Look at every tracked text file; 1 where something was found."""
    listed = subprocess.run(["git", "ls-files", "-z"], check=True, capture_output=True)  # noqa: S607 -- git from the path
    names = listed.stdout.decode().split("\0")
    found = [
        f"{name}:{number}: {kind}"
        for name in names
        if name and (path := Path(name)).is_file() and path.stat().st_size < LARGEST
        for number, line in enumerate(path.read_text(errors="ignore").splitlines(), 1)
        for kind, pattern in PATTERNS.items()
        if pattern.search(line)
    ]
    sys.stdout.writelines(f"{line}\n" for line in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
