"""Languages: catalogues read from ``translations/``, and the typography of each.

The source language is French. A language is offered when its folder holds complete catalogues;
the folder is the list.
"""

import gettext
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_time, get_timezone
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from diagnostic.core.languages import REGIONS, SOURCE_LANGUAGE

DOMAINS = ("messages", "questions")
TIME_ZONE = "Europe/Paris"
FIRST_PLURAL = 2

_NARROW = "\u202f"
_WIDE = "\u00a0"
_FRENCH_SPACES = (
    (re.compile(r" ([;!?]+)"), _NARROW + r"\1"),
    (re.compile(r" :(?=\s|$)"), _WIDE + ":"),
    (re.compile(r"« "), "«" + _WIDE),
    (re.compile(r" »"), _WIDE + "»"),
    (re.compile(r"(?<=\d) (?=[%€])"), _NARROW),
    (re.compile(r"(?<=\d) (?=\d{3}\b)"), _NARROW),
)


_FULL_DE = re.compile(r"\b([Dd])e (?=«\s?[aeiouéèêîôûœ])", re.IGNORECASE)


def typeset_french(text: str) -> str:
    """Put the no-break spaces of French typography where authors typed ordinary ones.

    Rules of the Imprimerie nationale: narrow no-break space before ``; ! ?``, no-break space
    before ``:`` and inside « ».
    """
    for pattern, replacement in _FRENCH_SPACES:
        text = pattern.sub(replacement, text)
    return text


@dataclass(frozen=True)
class Language:
    """One language people can read: its texts, its typography, its dates."""

    code: str
    messages: gettext.NullTranslations
    questions: gettext.NullTranslations
    translated: frozenset[tuple[str, str]] = frozenset()
    """Context and source of every content text that has a reviewed translation."""

    @property
    def tag(self) -> str:
        """The language tag of pages and documents, with its region (``fr-FR``)."""
        return REGIONS.get(self.code, self.code)

    @cached_property
    def locale(self) -> Locale:
        """Babel's locale, for dates and names."""
        return Locale.parse(self.tag, sep="-")

    @property
    def own_name(self) -> str:
        """The language's name in itself, with a capital (« Français »)."""
        return (self.locale.get_language_name(self.code) or self.code).capitalize()

    def typeset(self, text: str) -> str:
        """The text with the spaces its language wants."""
        return typeset_french(text) if self.code == "fr" else text

    def elided(self, text: str) -> str:
        """The text with « de » as « d’ » before a quoted vowel: its names are only known once filled in."""
        return _FULL_DE.sub(r"\1’", text) if self.code == "fr" else text

    def gettext(self, text: str) -> str:
        """The text in this language."""
        return self.typeset(self.messages.gettext(text))

    def ngettext(self, one: str, many: str, count: int) -> str:
        """The text for that many, in this language."""
        return self.typeset(self.messages.ngettext(one, many, count))

    def pgettext(self, context: str, text: str) -> str:
        """The text of that context, in this language."""
        return self.typeset(self.messages.pgettext(context, text))

    def content(self, context: str, text: str) -> str:
        """A text of the questionnaire, known by its context, in this language."""
        return self.typeset(self.questions.pgettext(context, text))

    def day(self, moment: date | datetime) -> str:
        """A date in full (« 23 novembre 2026 »), in France's time zone."""
        if isinstance(moment, datetime):
            moment = moment.astimezone(get_timezone(TIME_ZONE)).date()
        return format_date(moment, "long", locale=self.locale)

    def time(self, moment: datetime) -> str:
        """A time of day (« 14:32 »), in France's time zone."""
        zone = get_timezone(TIME_ZONE)
        return format_time(moment, "short", tzinfo=zone, locale=self.locale)


class _SourceTranslations(gettext.NullTranslations):
    """The source texts themselves, with the plural of French: zero and one are singular."""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return msgid1 if n < FIRST_PLURAL else msgid2


class Languages:
    """Every language offered, the source language first."""

    def __init__(self, folder: Path) -> None:
        """Read all catalogues below ``folder``; a text that needs review is not used."""
        source = Language(SOURCE_LANGUAGE, _SourceTranslations(), _SourceTranslations())
        codes = sorted(path.parent.parent.name for path in folder.glob("*/LC_MESSAGES/messages.po"))
        read = (_read(folder, code) for code in codes if code != SOURCE_LANGUAGE)
        self._by_code = {each.code: each for each in (source, *read)}

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the languages, the source language first."""
        return tuple(self._by_code)

    @property
    def source(self) -> Language:
        """The language texts are written in."""
        return self._by_code[SOURCE_LANGUAGE]

    def __getitem__(self, code: str) -> Language:
        """The language with this code; KeyError when it is not offered."""
        return self._by_code[code]

    def all(self) -> Iterable[Language]:
        """The languages themselves."""
        return self._by_code.values()


def read_catalogue(path: Path) -> Catalog:
    """Read one ``.po`` file; an absent one is an empty catalogue."""
    if not path.exists():
        return Catalog()
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name)


def _read(folder: Path, code: str) -> Language:
    files = (folder / code / "LC_MESSAGES" / f"{domain}.po" for domain in DOMAINS)
    messages, questions = (read_catalogue(path) for path in files)
    done = (each for each in questions if each.id and each.string and not each.fuzzy)
    return Language(
        code,
        _translations(messages),
        _translations(questions),
        frozenset((each.context or "", str(each.id)) for each in done),
    )


def _translations(catalogue: Catalog) -> gettext.NullTranslations:
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
