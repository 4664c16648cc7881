"""Print the style numbers beside their goals, and fail when one passes its limit."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

HERE: Final = Path(__file__).resolve().parent
COMMAND: Final = (".ci/style_numbers.py", "diagnostic", "--tests", "tests", "--templates", "templates")


@dataclass(frozen=True, slots=True)
class Measure:
    """One number: where it stands in the measurement, what is wished and, if anything, what is refused."""

    name: str
    place: str
    sense: Literal["most", "least"]
    goal: float
    limit: float | None = None

    def read(self, numbers: dict[str, object]) -> float | None:
        """Return the number, or nothing where there was nothing to measure."""
        found: object = numbers
        for key in self.place.split("."):
            found = found.get(key) if isinstance(found, dict) else None
        return float(found) if isinstance(found, int | float) else None

    def keeps(self, value: float, bound: float) -> bool:
        """Say whether ``value`` stays on the good side of ``bound``."""
        return value <= bound if self.sense == "most" else value >= bound

    def verdict(self, value: float) -> str:
        """Say in a word how ``value`` stands against goal and limit."""
        if self.limit is not None and not self.keeps(value, self.limit):
            return "REFUSED"
        return "" if self.keeps(value, self.goal) else "beyond the goal"


BUDGET: Final = (
    Measure("function lines, median", "func.p50", "most", 6),
    Measure("function lines, 95th", "func.p95", "most", 22),
    Measure("function lines, longest", "func.max", "most", 40, 50),
    Measure("file lines, median", "file.p50", "most", 80),
    Measure("file lines, 95th", "file.p95", "most", 200),
    Measure("file lines, longest", "file.max", "most", 250, 300),
    Measure("branches, 95th", "branches.p95", "most", 5, 8),
    Measure("nesting, 95th", "nesting.p95", "most", 2, 3),
    Measure("arguments, 95th", "args.p95", "most", 4, 6),
    Measure("typed, %", "annotated_pct", "least", 100, 100),
    Measure("modules documented, %", "modules_documented_pct", "least", 100),
    Measure("public names documented, %", "documented_pct", "least", 60),
    Measure("one-line docstrings, %", "one_line_pct", "least", 80),
    Measure("comments per 100, at least", "comments_per100", "least", 3),
    Measure("comments per 100, at most", "comments_per100", "most", 8),
    Measure("suppressions per 1000", "suppressions_per1000", "most", 2, 4),
    Measure("reminders per 1000", "reminders_per1000", "most", 0, 0),
    Measure("import depth", "imports.depth", "most", 10, 12),
    Measure("modules in cycles, %", "imports.in_cycles_pct", "most", 0, 0),
    Measure("imports inside functions", "imports.deferred", "most", 0, 2),
    Measure("free of frameworks, %", "pure.deep_pct", "least", 40, 35),
    Measure("test code, at least", "tests.ratio", "least", 1.2),
    Measure("test code, at most", "tests.ratio", "most", 2.0),
    Measure("test lines, median", "tests.tests.p50", "most", 8),
    Measure("test lines, 95th", "tests.tests.p95", "most", 25),
    Measure("test file, longest", "tests.file.max", "most", 300, 300),
    Measure("template lines, median", "templates.file.p50", "most", 30),
    Measure("template lines, 95th", "templates.file.p95", "most", 90, 120),
    Measure("inline code per 100", "templates.inline_code_per100", "most", 0, 0),
)


def measured(checkout: Path) -> dict[str, object]:
    """Return the style numbers of the checkout in ``checkout``."""
    command = [sys.executable, *COMMAND]
    result = subprocess.run(command, cwd=checkout, stdout=subprocess.PIPE, text=True, check=True)
    numbers: dict[str, object] = json.loads(result.stdout)
    return numbers


def main() -> int:
    """Print one line a number; 1 when a limit is passed or a file could not be read."""
    numbers = measured(HERE.parent)
    refused = numbers["unreadable"] != 0
    for measure in BUDGET:
        value = measure.read(numbers)
        if value is None:
            continue
        verdict = measure.verdict(value)
        refused = refused or verdict == "REFUSED"
        print(f"{measure.name:28}{value:7g}   goal {measure.goal:<5g} {verdict}".rstrip())
    return int(refused)


if __name__ == "__main__":
    sys.exit(main())
