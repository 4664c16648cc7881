"""What the spreadsheet to answer offline holds: its sheets, their lines, and the words each line takes."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from diagnostic.core.answers import DONT_KNOW, NOT_APPLICABLE
from diagnostic.core.changes import IMPORTANCE, PROFILE, QUESTION, TARGET, field_of
from diagnostic.core.filling import STRUCTURE, choice_name
from diagnostic.core.profile import ProfileKind, ProfileQuestion
from diagnostic.core.questionnaire import Dimension, Question, Questionnaire
from diagnostic.language import Language

YES, NO = "yes", "no"
STRUCTURE_CODE: Final = "S"
ORIGIN_SHEET: Final = "passerelle"
LISTS_SHEET: Final = "passerelle-listes"

Options = tuple[tuple[str, str], ...]


class Column(Enum):
    """What a column of a sheet is for."""

    CODE = "code"
    GROUP = "group"
    TEXT = "text"
    LEVEL = "level"
    ANSWER = "answer"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: the field its answer goes to, and the words it takes, each with the value it stands for.

    ``field`` is ``STRUCTURE`` for the name, and names one box where several can be ticked; a line
    without ``options`` takes any words.
    """

    code: str
    field: str
    group: str
    text: str
    options: Options
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, its heads in order, and its lines."""

    name: str
    heads: tuple[tuple[Column, str], ...]
    lines: tuple[Line, ...]

    @property
    def takes_notes(self) -> bool:
        """True when a note can stand beside each answer."""
        return any(column is Column.NOTE for column, _ in self.heads)


def sheets_of(questionnaire: Questionnaire, language: Language) -> tuple[Sheet, ...]:
    """The sheets to fill in, in the language that ``questionnaire`` is in."""
    say = language.gettext
    code, group = (Column.CODE, say("Code")), (Column.GROUP, say("Dimension"))
    text, answer = (Column.TEXT, say("Question")), (Column.ANSWER, say("Votre réponse"))
    levels = tuple((Column.LEVEL, _level_words(questionnaire, each.value)) for each in questionnaire.scale)
    about = (Column.GROUP, say("Sujet"))
    return (
        Sheet(
            say("Votre structure"),
            (code, about, text, answer),
            tuple(_structure_lines(questionnaire, language)),
        ),
        Sheet(
            say("Questions"),
            (code, group, text, *levels, answer, (Column.NOTE, say("Note"))),
            tuple(_question_lines(questionnaire, language)),
        ),
        Sheet(say("Votre cap"), (code, group, text, answer), tuple(_aim_lines(questionnaire, language))),
    )


def instructions_name(language: Language) -> str:
    """The name of the first sheet, which nobody fills in."""
    return language.gettext("Mode d’emploi")


def _level_words(questionnaire: Questionnaire, value: int) -> str:
    return f"{value} · {questionnaire.level(value).name}"


def _structure_lines(questionnaire: Questionnaire, language: Language) -> Iterator[Line]:
    say = language.gettext
    yield Line(STRUCTURE_CODE, STRUCTURE, say("Structure"), say("Quel est le nom de votre structure ?"), ())
    for asked in questionnaire.profile:
        yield from _profile_lines(asked, language)


def _profile_lines(asked: ProfileQuestion, language: Language) -> Iterator[Line]:
    field = field_of(PROFILE, asked.key)
    if asked.kind is not ProfileKind.CHOICES:
        options = tuple((each.key, each.label) for each in asked.choices)
        yield Line(asked.code, field, asked.short, asked.text, options)
        return
    yes_no = ((YES, language.gettext("Oui")), (NO, language.gettext("Non")))
    for position, each in enumerate(asked.choices, 1):
        text = f"{asked.text} {each.label}"
        yield Line(f"{asked.code}.{position}", choice_name(field, each.key), asked.short, text, yes_no)


def _question_lines(questionnaire: Questionnaire, language: Language) -> Iterator[Line]:
    for dimension in questionnaire.dimensions:
        group = _group(questionnaire, dimension, language)
        for question in dimension.questions:
            yield Line(
                code=question.code,
                field=field_of(QUESTION, question.key),
                group=group,
                text=question.text + (" ★" if question.critical else ""),
                options=_answers(questionnaire, question, language),
                anchors=tuple(each.text for each in question.anchors),
            )


def _group(questionnaire: Questionnaire, dimension: Dimension, language: Language) -> str:
    """The dimension, and for whom it is when it goes with a form of action."""
    form = questionnaire.profile_question.get(dimension.form_of_action)
    if form is None:
        return dimension.name
    told = language.gettext("À remplir seulement si vous pratiquez « {form} » ({code}).")
    return f"{dimension.name}\n{told.format(form=form.short, code=form.code)}"


def _answers(questionnaire: Questionnaire, question: Question, language: Language) -> Options:
    levels = tuple((str(each.value), _level_words(questionnaire, each.value)) for each in questionnaire.scale)
    others = [(DONT_KNOW, language.gettext("Je ne sais pas"))]
    if question.allows_not_applicable:
        others.append((NOT_APPLICABLE, language.gettext("Non concerné")))
    return (*levels, *others)


def _aim_lines(questionnaire: Questionnaire, language: Language) -> Iterator[Line]:
    say = language.gettext
    targets = tuple((str(each), _level_words(questionnaire, each)) for each in questionnaire.targets)
    weights = tuple((each.key, each.name) for each in questionnaire.rules.importances)
    for dimension in questionnaire.dimensions:
        aimed, matters = field_of(TARGET, dimension.key), field_of(IMPORTANCE, dimension.key)
        code, name = dimension.code, dimension.name
        yield Line(f"{code}.A", aimed, name, say("Niveau visé d’ici 12 à 18 mois"), targets)
        yield Line(f"{code}.B", matters, name, say("Importance pour vous"), weights)
