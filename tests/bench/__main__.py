"""Prints how long the pages and the documents take; figures to compare on one machine, never to assert.

``python -m tests.bench [pages|report|portfolio]``
"""

import argparse
import os
from typing import Final

from tests.bench import pages, portfolio, report

TABLES: Final = {"pages": pages.measure, "report": report.measure, "portfolio": portfolio.measure}


def main() -> None:
    """Print the tables asked for, or all of them."""
    parser = argparse.ArgumentParser(description="Time the pages and the documents.", allow_abbrev=False)
    parser.add_argument(
        "tables", nargs="*", metavar="TABLE", help=f"of {', '.join(TABLES)}; all unless given"
    )
    options = parser.parse_args()
    unknown = set(options.tables) - set(TABLES)
    if unknown:
        parser.error(f"no table {', '.join(sorted(unknown))}")
    busy = f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"
    print(f"Milliseconds. What else the machine does: {busy}.")
    for name in options.tables or TABLES:
        print(*("", *TABLES[name]()), sep="\n")


if __name__ == "__main__":
    main()
