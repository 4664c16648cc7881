"""The questionnaire as a form to fill in on screen, blank or holding what was answered so far."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from diagnostic.core.answers import DONT_KNOW, NOT_APPLICABLE, Record, code_of
from diagnostic.core.changes import IMPORTANCE, PROFILE, QUESTION, TARGET, field_of
from diagnostic.core.filling import STRUCTURE, Origin, choice_name, note_name
from diagnostic.core.limits import LONGEST_NAME, LONGEST_NOTE
from diagnostic.core.profile import ProfileKind, ProfileQuestion
from diagnostic.core.questionnaire import Dimension, Question, Questionnaire
from diagnostic.language import Language
from diagnostic.report.blank import blank_of
from diagnostic.report.labels import labels_of
from diagnostic.report.tree.blank import BlankPart, BlankQuestion
from diagnostic.report.tree.fillable import Box, Fillable, FillablePart, FillableQuestion, Writing

TICKED: Final = "yes"
"""The state of a box among several that can be ticked."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What the form holds already: whose it is, its record, and the number of its last change."""

    assessment: str = ""
    seen: int = 0
    structure: str = ""
    record: Record = field(default_factory=Record)


BLANK: Final = Filled()


def form_of(questionnaire: Questionnaire, language: Language, filled: Filled = BLANK) -> Fillable:
    """Give the form; ``questionnaire`` is already in ``language``."""
    say = language.gettext
    blank = blank_of(questionnaire, language)
    origin = Origin(
        questionnaire.key, questionnaire.version, language.code, filled.assessment, filled.seen
    ).line()
    writer = _Writer(questionnaire, language, filled.record)
    name = say("Nom de votre structure")
    return Fillable(
        language=blank.language,
        tag=blank.tag,
        title=say("{title} – questionnaire à remplir").format(title=questionnaire.short_title),
        short_title=blank.short_title,
        description=blank.description,
        origin=origin,
        labels=blank.labels,
        levels=blank.levels,
        structure=Writing(STRUCTURE, name, name, filled.structure, longest=LONGEST_NAME, several_lines=False),
        intro=(
            blank.intro[0],
            say(
                "Remplissez ce fichier à l’écran, enregistrez-le, puis déposez-le en ligne : rien n’est "
                "enregistré sans que vous l’ayez relu. Une réponse laissée vide ne change rien."
            ),
            *blank.intro[2:],
        ),
        parts=tuple(writer.parts(blank.parts)),
    )


@dataclass(frozen=True, slots=True)
class _Writer:
    """Puts fields to the questions of the blank questionnaire."""

    questionnaire: Questionnaire
    language: Language
    record: Record

    def parts(self, blank: Iterable[BlankPart]) -> Iterator[FillablePart]:
        """The parts of the blank questionnaire, then the aims."""
        every: list[ProfileQuestion | Question] = [*self.questionnaire.profile, *self.questionnaire.questions]
        asked = iter(every)
        for part in blank:
            questions = tuple(self._asked(each, next(asked)) for each in part.questions)
            yield FillablePart(part.anchor, part.name, part.intro, part.condition, questions)
        say = self.language.gettext
        yield FillablePart(
            "aims",
            say("Votre cap"),
            say("Cette partie est facultative : pour chaque dimension, le niveau visé et son importance."),
            "",
            tuple(each for dimension in self.questionnaire.dimensions for each in self._aims(dimension)),
        )

    def _asked(self, blank: BlankQuestion, asked: ProfileQuestion | Question) -> FillableQuestion:
        if isinstance(asked, ProfileQuestion):
            return self._profile(blank, asked)
        answer = self.record.answers.get(asked.key)
        states = [*(str(each.value) for each in asked.anchors), DONT_KNOW]
        if asked.allows_not_applicable:
            states.append(NOT_APPLICABLE)
        chosen = (code_of(answer),) if answer else ()
        offered = zip(states, blank.choices, strict=True)
        boxes = _boxes(field_of(QUESTION, asked.key), _tip(blank), offered, chosen)
        return _drawn(blank, boxes, note=self._note(blank, asked))

    def _profile(self, blank: BlankQuestion, asked: ProfileQuestion) -> FillableQuestion:
        field_name, chosen = field_of(PROFILE, asked.key), self.record.profile.get(asked.key, ())
        several = asked.kind is ProfileKind.CHOICES
        offered = zip((each.key for each in asked.choices), blank.choices, strict=True)
        boxes = _boxes(field_name, _tip(blank), offered, chosen)
        if several:
            boxes = tuple(
                replace(each, name=choice_name(field_name, each.state), state=TICKED) for each in boxes
            )
        return _drawn(blank, boxes, several=several)

    def _note(self, blank: BlankQuestion, question: Question) -> Writing:
        label = self.language.gettext("Votre note")
        return Writing(
            name=note_name(question.key),
            label=label,
            tip=f"{label} – {_tip(blank)}",
            text=self.record.notes.get(question.key, ""),
            longest=LONGEST_NOTE,
            several_lines=True,
        )

    def _aims(self, dimension: Dimension) -> Iterator[FillableQuestion]:
        labels, key = labels_of(self.language), dimension.key
        target, importance = self.record.targets.get(key), self.record.importance.get(key)
        levels = [(str(each), self.questionnaire.level(each).name) for each in self.questionnaire.targets]
        weights = [(each.key, each.name) for each in self.questionnaire.rules.importances]
        for kind, label, offered, chosen in (
            (TARGET, labels.target, levels, str(target or "")),
            (IMPORTANCE, labels.importance, weights, importance or ""),
        ):
            text = f"{dimension.name} – {label}"
            blank = BlankQuestion(f"{kind}-{key}", dimension.code, text, "", (), takes_note=False)
            yield _drawn(blank, _boxes(field_of(kind, key), _tip(blank), offered, (chosen,)))


def _drawn(
    blank: BlankQuestion, boxes: tuple[Box, ...], note: Writing | None = None, *, several: bool = False
) -> FillableQuestion:
    return FillableQuestion(
        anchor=blank.anchor,
        code=blank.code,
        text=blank.text,
        hint=blank.hint,
        tip=_tip(blank),
        several=several,
        boxes=boxes,
        note=note,
    )


def _boxes(name: str, tip: str, offered: Iterable[tuple[str, str]], chosen: Iterable[str]) -> tuple[Box, ...]:
    ticked = set(chosen)
    return tuple(Box(name, state, label, f"{label} – {tip}", state in ticked) for state, label in offered)


def _tip(blank: BlankQuestion) -> str:
    """What a field says of its question to those who do not see it."""
    return f"{blank.code} {blank.text.removesuffix(' ★')}"
