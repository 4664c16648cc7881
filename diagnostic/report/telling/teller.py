"""What every part of the document needs: the outcome at hand, and how its keys are said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from babel import Locale
from babel.lists import format_list
from babel.numbers import format_decimal

from diagnostic.core.answers import Answer, DontKnow, Level, NotApplicable, Record
from diagnostic.core.outcome import Outcome
from diagnostic.core.questionnaire import Dimension, Question, Questionnaire
from diagnostic.core.resources import Resource
from diagnostic.core.routing import Path
from diagnostic.report.tree.marks import LevelMark

if TYPE_CHECKING:
    from diagnostic.language import Language


class Teller:
    """Tells one outcome in one language; the questionnaire already speaks it."""

    def __init__(
        self,
        questionnaire: Questionnaire,
        record: Record,
        outcome: Outcome,
        language: Language,
        original_titles: Mapping[str, str],
        kit_pages: str = "",
    ) -> None:
        """Keep what is told, and the live path it was told of.

        Titles of the kit are by resource code; ``kit_pages`` is the address below which resources have pages.
        """
        self.questionnaire = questionnaire
        self.record = record
        self.outcome = outcome
        self.language = language
        self._original_titles = original_titles
        self._kit_pages = kit_pages
        self.path = Path(questionnaire, record)
        self._locale = Locale.parse(language.tag, sep="-")

    @property
    def marks(self) -> tuple[LevelMark, ...]:
        """Every level of the scale, lowest first."""
        return tuple(self.mark(each.value) for each in self.questionnaire.scale)

    def mark(self, value: int) -> LevelMark:
        """The level with this value, as it is drawn."""
        level = self.questionnaire.level(value)
        return LevelMark(value, self.questionnaire.top, level.name, level.colour)

    def level_name(self, value: int) -> str:
        """The name of the level with this value."""
        return self.questionnaire.level(value).name

    def question(self, key: str) -> Question:
        """The question with this key."""
        return self.questionnaire.question[key]

    def dimension(self, key: str) -> Dimension:
        """The dimension with this key."""
        return self.questionnaire.dimension[key]

    def dimension_of(self, question: str) -> Dimension:
        """The dimension that holds the question with this key."""
        return self.dimension(self.question(question).dimension)

    def answer(self, question: str) -> Answer | None:
        """What was answered, or None."""
        return self.record.answers.get(question)

    def level_of(self, question: str) -> int | None:
        """The level answered, or None when there is none."""
        answer = self.answer(question)
        return answer.value if isinstance(answer, Level) else None

    def said(self, question: str) -> str:
        """The answer in a word or two: the name of its level, or why there is none."""
        match self.answer(question):
            case Level(value):
                return self.level_name(value)
            case DontKnow():
                return self.language.gettext("Je ne sais pas")
            case NotApplicable():
                return self.language.gettext("Non concerné")
            case None:
                return self.language.gettext("Sans réponse")

    def original_title(self, resource: Resource) -> str:
        """The kit's own title, when the document bears another."""
        original = self._original_titles.get(resource.code, resource.title)
        return "" if original == resource.title else original

    def page_of(self, resource: Resource) -> str:
        """The address of the resource's page in the service, or an empty text."""
        return f"{self._kit_pages}/{resource.code}" if self._kit_pages else ""

    def quoted(self, text: str) -> str:
        """A name between the quotation marks of the language."""
        return self.language.gettext("« {text} »").format(text=text)

    def elided(self, text: str) -> str:
        """The sentence, filled in, with « de » shortened before a quoted name that begins with a vowel."""
        return self.language.elided(text)

    def joined(self, items: Iterable[str]) -> str:
        """The items as a list within a sentence."""
        return self.language.typeset(format_list(list(items), "standard", self._locale))

    def decimal(self, number: Decimal) -> str:
        """A figure with at most two decimals, as the language writes it."""
        return format_decimal(number, "#,##0.##", self._locale)

    def day(self, day: date) -> str:
        """A date in full."""
        return self.language.day(day)

    def counted(self, count: int) -> str:
        """How many dimensions or questions (feminine in French): in letters up to ten."""
        word = self.language.gettext
        letters = (
            word("une"),
            word("deux"),
            word("trois"),
            word("quatre"),
            word("cinq"),
            word("six"),
            word("sept"),
            word("huit"),
            word("neuf"),
            word("dix"),
        )
        return letters[count - 1] if 1 <= count <= len(letters) else str(count)


def capitalised(text: str) -> str:
    """The text with its first letter as a capital; the rest is left as it is."""
    return text[:1].upper() + text[1:]


def anchor_of(kind: str, key: str) -> str:
    """The name by which other parts of the document point to a place."""
    return f"{kind}-{key}"
