"""What the assistant knows of one assessment: its questions and answers in words."""

from collections.abc import Callable, Sequence

from diagnostic.core.answers import DONT_KNOW, NOT_APPLICABLE, Level, answer_from
from diagnostic.core.changes import PROFILE
from diagnostic.core.opened import Opened
from diagnostic.core.questionnaire import Question, Questionnaire
from diagnostic.core.routing import Path
from diagnostic.language import Language
from diagnostic.web.shapes.conversation import Bubble


class Talker:
    """Puts replies into words for one assessment."""

    def __init__(
        self,
        given: Opened,
        questionnaire: Questionnaire,
        language: Language,
        clarify: Callable[[str, int], str],
    ) -> None:
        """Keep the assessment, its questionnaire in the words of its profile, and the page’s language.

        ``clarify`` gives the author's question between a level of a question and the next, or nothing.
        """
        self.given = given
        self.clarify = clarify
        self.language = language
        self.questionnaire = questionnaire
        self.path = Path(questionnaire, given.assessment.record)

    def question(self, field: str) -> Question | None:
        """The scored question of a field, if it is one."""
        kind, _, key = field.partition(":")
        return None if kind == PROFILE else self.questionnaire.question.get(key)

    def text_of(self, field: str) -> str:
        """What a field asks, in full."""
        question = self.question(field)
        if question:
            return question.text
        profile = self.questionnaire.profile_question.get(field.partition(":")[2])
        return profile.text if profile else ""

    def short_of(self, field: str) -> str:
        """What a field asks, in a few words."""
        question = self.question(field)
        if question:
            return question.short
        profile = self.questionnaire.profile_question.get(field.partition(":")[2])
        return profile.short if profile else ""

    def answer_of(self, field: str, value: str) -> str:
        """A value of a field, in its own words and never as a bare number."""
        words = self.language.gettext
        special = {DONT_KNOW: words("Je ne sais pas"), NOT_APPLICABLE: words("Non concerné")}
        if value in special:
            return special[value]
        question = self.question(field)
        if question:
            answer = answer_from(value, self.questionnaire.top)
            return question.anchor(answer.value).text if isinstance(answer, Level) else value
        profile = self.questionnaire.profile_question.get(field.partition(":")[2])
        chosen = [profile.choice(each) for each in value.split()] if profile else []
        return ", ".join(each.label for each in chosen if each) or value

    def named(self, fields: Sequence[str]) -> str:
        """What fields are about, in a row: « un », « deux »."""
        words = self.language.gettext
        return ", ".join(words("« %s »") % self.short_of(each) for each in fields)


def said(*sentences: str, quote: str = "") -> Bubble:
    """One thing the assistant says; empty sentences are left out."""
    return Bubble(is_person=False, sentences=tuple(each for each in sentences if each), quote=quote)
