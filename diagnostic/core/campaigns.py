"""Campaigns: a list of structures to invite, read line by line, and how far each one is."""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from diagnostic.core.limits import LONGEST_NAME, unkeepable
from diagnostic.core.mail_address import mail_address

MOST_LINES: Final = 500
LONGEST_MESSAGE: Final = 2000

_HEADINGS: Final = frozenset({"mail", "e-mail", "email", "courriel", "adresse", "address", "structure"})


class LineFault(StrEnum):
    """What is wrong with a line of a list."""

    NO_ADDRESS = "no-address"
    SEVERAL_ADDRESSES = "several-addresses"
    NAME = "name"
    TWICE = "twice"
    TOO_MANY = "too-many"


@dataclass(frozen=True, slots=True)
class Invited:
    """A structure to invite: its address in lower case, and its name if the list gave one."""

    email: str
    structure: str


@dataclass(frozen=True, slots=True)
class WrongLine:
    """A line that cannot be used: its number from 1, its text, and what is wrong with it."""

    number: int
    text: str
    fault: LineFault


class Phase(StrEnum):
    """Where a campaign stands on a day."""

    COMING = "coming"
    OPEN = "open"
    CLOSED = "closed"


class Progress(StrEnum):
    """How far an invited structure is."""

    INVITED = "invited"
    BEGUN = "begun"
    FINISHED = "finished"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Campaign:
    """A campaign of a network; it is open from its first day to its last unless closed by hand."""

    id: str
    network: str
    network_name: str
    advisor: str
    advisor_name: str
    questionnaire: str
    name: str
    message: str
    opens_on: date
    closes_on: date
    closed_at: datetime | None

    def phase(self, day: date) -> Phase:
        """Where it stands on a day."""
        if self.closed_at or day > self.closes_on:
            return Phase.CLOSED
        return Phase.COMING if day < self.opens_on else Phase.OPEN


@dataclass(frozen=True, slots=True)
class Tally:
    """A campaign with how many were invited, began and finished."""

    campaign: Campaign
    invited: int
    begun: int
    finished: int


@dataclass(frozen=True, slots=True)
class Participant:
    """One structure of a campaign, invited by mail or come by the link.

    ``assessment`` is empty unless it was begun, and ``shares`` tells whether the structure lets the
    advisor of the campaign read it; ``answered`` counts its answers.
    """

    invitation: str
    email: str
    structure: str
    progress: Progress
    assessment: str
    shares: bool
    answered: int
    moved_at: datetime


def read_list(text: str) -> tuple[tuple[Invited, ...], tuple[WrongLine, ...]]:
    """The structures of a pasted list or a CSV file, and the lines that cannot be used.

    A line holds an address and, before or after it, the structure's name, apart by a semicolon, a comma
    or a tab. Blank lines and a line of headings are passed over.
    """
    found: dict[str, Invited] = {}
    wrong: list[WrongLine] = []
    for number, line in _lines(text):
        read = _read(line)
        if isinstance(read, Invited) and read.email in found:
            read = LineFault.TWICE
        if isinstance(read, Invited) and len(found) >= MOST_LINES:
            read = LineFault.TOO_MANY
        if isinstance(read, Invited):
            found[read.email] = read
        else:
            wrong.append(WrongLine(number, line[:LONGEST_NAME], read))
    return tuple(found.values()), tuple(wrong)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        is_heading = number == 1 and "@" not in line and bool(_HEADINGS & set(re.split(r"\W+", line.lower())))
        if line.strip(" \t;,") and not is_heading:
            yield number, line.strip()


def _read(line: str) -> Invited | LineFault:
    cells = [cell.strip() for cell in _cells(line)]
    addresses = [cell for cell in cells if mail_address(cell)]
    if not addresses:
        return LineFault.NO_ADDRESS
    if len(addresses) > 1:
        return LineFault.SEVERAL_ADDRESSES
    name = " ".join(cell for cell in cells if cell and cell not in addresses)
    if unkeepable(name, LONGEST_NAME):
        return LineFault.NAME
    return Invited(mail_address(addresses[0]) or "", name)


def _cells(line: str) -> Iterable[str]:
    separator = next((each for each in ";\t," if each in line), ";")
    try:
        return next(csv.reader([line.replace("\0", "")], delimiter=separator, skipinitialspace=True), [])
    except csv.Error:
        return ()
