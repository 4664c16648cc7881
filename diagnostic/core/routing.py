"""The live path: which questions apply to a structure, and what is left to answer."""

from collections.abc import Iterator
from dataclasses import dataclass

from diagnostic.core.answers import NotApplicable, Record, code_of
from diagnostic.core.pace import seconds_to_answer, whole_minutes
from diagnostic.core.profile import Condition, FormOfAction, ProfileKind, ProfileQuestion
from diagnostic.core.questionnaire import Dimension, Question, Questionnaire


def reading_seconds(question: Question) -> float:
    """Seconds to read a scored question with all its descriptions, and to decide."""
    return seconds_to_answer(question.text, *(each.text for each in question.anchors))


def profile_seconds(question: ProfileQuestion) -> float:
    """Seconds to read a question about the structure with its choices, and to decide."""
    choices = (text for each in question.choices for text in (each.label, each.hint))
    return seconds_to_answer(question.text, question.help, *choices)


@dataclass(frozen=True, slots=True)
class Progress:
    """How many questions are asked, and how many of them have an answer."""

    asked: int
    answered: int

    @property
    def left(self) -> int:
        """How many are still to answer."""
        return self.asked - self.answered

    @property
    def is_complete(self) -> bool:
        """True when something is asked and nothing is left."""
        return self.left == 0


class Path:
    """The live path of one record through one questionnaire."""

    def __init__(self, questionnaire: Questionnaire, record: Record, pace: float = 1.0) -> None:
        """Keep them; what is live is worked out on demand and remembered.

        ``pace`` is by how much the person is slower than usual, as ``own_pace`` measures it.
        """
        self.questionnaire = questionnaire
        self.record = record
        self.pace = pace
        self._live: dict[str, bool] = {}

    def form_of_action(self, dimension: Dimension) -> FormOfAction | None:
        """Where the structure stands with the dimension's form of action.

        A dimension without one is practised by all; None means that nobody said yet.
        """
        if not dimension.form_of_action:
            return FormOfAction.PRACTISED
        if not self._field_is_live(dimension.form_of_action):
            return FormOfAction.NOT_CONCERNED
        given = self.record.profile.get(dimension.form_of_action, ())
        return FormOfAction(given[0]) if given else None

    def applies(self, dimension: Dimension) -> bool:
        """Tell whether the dimension's questions are asked."""
        return self.form_of_action(dimension) is FormOfAction.PRACTISED

    def is_live(self, question: Question) -> bool:
        """Tell whether the question is asked, counted and scored."""
        if question.key not in self._live:
            dimension = self.questionnaire.dimension[question.dimension]
            self._live[question.key] = self.applies(dimension) and self.all_hold(question.asked_if)
        return self._live[question.key]

    def live_profile(self) -> tuple[ProfileQuestion, ...]:
        """The profile questions that are asked."""
        return tuple(each for each in self.questionnaire.profile if self.all_hold(each.asked_if))

    def missing_profile(self) -> tuple[str, ...]:
        """Keys of the required profile questions that are asked and have no answer."""
        live = self.live_profile()
        return tuple(e.key for e in live if e.required and not self.record.profile.get(e.key))

    def questions(self, dimension: Dimension) -> tuple[Question, ...]:
        """The live questions of one dimension, in order."""
        return tuple(question for question in dimension.questions if self.is_live(question))

    def dimensions(self) -> tuple[Dimension, ...]:
        """The dimensions that have live questions, in order."""
        return tuple(each for each in self.questionnaire.dimensions if self.questions(each))

    def all_questions(self) -> tuple[Question, ...]:
        """Every live question, in order."""
        return tuple(question for question in self.questionnaire.questions if self.is_live(question))

    def set_aside(self) -> tuple[Question, ...]:
        """Questions off the path that have an answer: kept, never counted."""
        answers = self.record.answers
        return tuple(
            question
            for question in self.questionnaire.questions
            if question.key in answers and not self.is_live(question)
        )

    def progress(self, dimension: Dimension | None = None) -> Progress:
        """How far one dimension, or the whole, has been answered."""
        questions = self.questions(dimension) if dimension else self.all_questions()
        answered = sum(question.key in self.record.answers for question in questions)
        return Progress(len(questions), answered)

    def minutes_left(self, dimension: Dimension | None = None) -> int:
        """Minutes until a dimension, or everything, is answered; 0 at the end, 1 for less than a minute.

        The whole includes what the profile has yet to decide. Every page and the conversation tell this
        one number.
        """
        return whole_minutes(self.pace * self._seconds_left(dimension))

    def _seconds_left(self, dimension: Dimension | None) -> float:
        """Seconds at the usual pace."""
        asked = (
            self.questions(dimension)
            if dimension
            else filter(self._may_be_asked, self.questionnaire.questions)
        )
        seconds = sum(reading_seconds(each) for each in asked if each.key not in self.record.answers)
        missing = () if dimension else self.missing_profile()
        return seconds + sum(profile_seconds(self.questionnaire.profile_question[e]) for e in missing)

    def _may_be_asked(self, question: Question) -> bool:
        form = self.form_of_action(self.questionnaire.dimension[question.dimension])
        given = self._given()
        conditions = (each for each in question.asked_if if given.get(each.field))
        return form in {None, FormOfAction.PRACTISED} and self.all_hold(tuple(conditions))

    def next_question(self) -> Question | None:
        """The first live question without an answer; pages and conversation both ask this one."""
        return next(self.unanswered(), None)

    def unanswered(self) -> Iterator[Question]:
        """Live questions without an answer, in order."""
        return (each for each in self.all_questions() if each.key not in self.record.answers)

    def next_dimension(self, after: Dimension) -> Dimension | None:
        """The dimension that follows on the path, or None after the last."""
        later = self.questionnaire.dimensions[self.questionnaire.dimensions.index(after) + 1 :]
        return next((each for each in later if self.questions(each)), None)

    def no_form_concerns(self) -> bool:
        """True when there are forms of action and every one is said not to be concerned."""
        forms = [each for each in self.live_profile() if each.kind is ProfileKind.FORM_OF_ACTION]
        given = [self.record.profile.get(each.key, ()) for each in forms]
        return bool(given) and all(value == (FormOfAction.NOT_CONCERNED.value,) for value in given)

    def all_hold(self, conditions: tuple[Condition, ...]) -> bool:
        """Tell whether every condition holds; what was given off the path fulfils none."""
        return all(self._holds(condition) for condition in conditions)

    def _holds(self, condition: Condition) -> bool:
        return self._field_is_live(condition.field) and condition.holds(self._given())

    def _field_is_live(self, field: str) -> bool:
        asked = self.questionnaire.profile_question.get(field)
        if asked:
            return self.all_hold(asked.asked_if)
        return self.is_live(self.questionnaire.question[field])

    def _given(self) -> dict[str, tuple[str, ...]]:
        answers = {key: (code_of(answer),) for key, answer in self.record.answers.items()}
        return {**answers, **self.record.profile}


def applicable(path: Path, dimension: Dimension) -> tuple[Question, ...]:
    """The live questions of a dimension minus those marked not applicable."""
    answers = path.record.answers
    questions = path.questions(dimension)
    return tuple(each for each in questions if not isinstance(answers.get(each.key), NotApplicable))
