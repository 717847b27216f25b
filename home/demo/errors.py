"""What the demo's reader says when a file is not as it should be."""

from pathlib import Path


class InvalidDemoFile(ValueError):
    """A demo file breaks a rule; the text begins with file and line, as an editor's tools print them."""

    def __init__(self, problem: str, path: Path | None = None, line: int | None = None) -> None:
        self.problem = problem
        self.path = path
        self.line = line
        place = f"{path or '<text>'}" + (f":{line}" if line else "")
        super().__init__(f"{place}: {problem}")

    def at(self, path: Path, first_line: int) -> "InvalidDemoFile":
        """Return the same problem in a file whose body begins on the given line."""
        return InvalidDemoFile(self.problem, path, (self.line or 1) + first_line - 1)
