"""Prints what pages and documents take and weigh; figures to compare on one machine, times never to assert.

``python -m tests.bench [pages|report|portfolio|light|lighthouse]``
"""

import argparse
import os
from typing import Final

from tests.bench import light, lighthouse, pages, portfolio, report

TABLES: Final = {
    "pages": pages.measure,
    "report": report.measure,
    "portfolio": portfolio.measure,
    "light": light.measure,
    "lighthouse": lighthouse.measure,
}
ASKED_FOR: Final = {"lighthouse"}
"""A quarter of an hour, and a program from the npm registry: only where it is named."""


def main() -> None:
    """Print the tables asked for, or all of them."""
    parser = argparse.ArgumentParser(
        description="Time and weigh the pages and the documents.", allow_abbrev=False
    )
    parser.add_argument(
        "tables",
        nargs="*",
        metavar="TABLE",
        help=f"of {', '.join(TABLES)}; all but {', '.join(ASKED_FOR)} unless given",
    )
    options = parser.parse_args()
    unknown = set(options.tables) - set(TABLES)
    if unknown:
        parser.error(f"no table {', '.join(sorted(unknown))}")
    busy = f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"
    print(f"Milliseconds. What else the machine does: {busy}.")
    for name in options.tables or [each for each in TABLES if each not in ASKED_FOR]:
        print(*("", *TABLES[name]()), sep="\n")


if __name__ == "__main__":
    main()
