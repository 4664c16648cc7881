"""The search of a question: before beginning, and inside one’s own diagnostic."""

from flask import request, url_for

from diagnostic.actions.finding import found_questions
from diagnostic.core.answers import DontKnow, Level, NotApplicable
from diagnostic.core.questionnaire import Question, Questionnaire
from diagnostic.core.routing import Path
from diagnostic.web.context import language, services
from diagnostic.web.remaining import kept, only_asked
from diagnostic.web.shapes.finding import FoundQuestion, SearchView
from diagnostic.web.written import shown

WORDS = "cherche"
LONGEST_SEARCH = 200
PLACE = "recherche"
"""The id of the search on its page: the results open there."""


def _typed() -> str:
    return request.args.get(WORDS, "").strip()[:LONGEST_SEARCH]


def search_here(path: Path, assessment_id: str) -> SearchView:
    """The search inside a diagnostic: each question found leads to its place, with its answer in words."""
    found = found_questions(services(), path.questionnaire, _typed(), language().code) if _typed() else ()
    only = only_asked()
    return SearchView(
        action=url_for("hub.show", assessment_id=assessment_id, _anchor=PLACE),
        typed=shown(_typed()),
        found=tuple(_found_here(path, each, assessment_id) for each in found),
        kept=tuple(kept(only).items()),
        all_url=url_for("questions.show", questionnaire=path.questionnaire.key),
    )


def search_in(questionnaire: Questionnaire) -> SearchView:
    """The search on the page of all questions: each question found leads further down."""
    found = found_questions(services(), questionnaire, _typed(), language().code) if _typed() else ()
    return SearchView(
        action=url_for("questions.show", questionnaire=questionnaire.key, _anchor=PLACE),
        typed=shown(_typed()),
        found=tuple(
            FoundQuestion(e.code, e.text, questionnaire.dimension[e.dimension].name, "", f"#{e.key}")
            for e in found
        ),
    )


def _found_here(path: Path, question: Question, assessment_id: str) -> FoundQuestion:
    url = url_for(
        "steps.show", assessment_id=assessment_id, dimension=question.dimension, _anchor=question.key
    )
    return FoundQuestion(
        code=question.code,
        text=question.text,
        about=path.questionnaire.dimension[question.dimension].name,
        state=_state(path, question),
        url=url if path.is_live(question) else "",
    )


def _state(path: Path, question: Question) -> str:
    """The answer as it stands, in words."""
    words = language().gettext
    answer = path.record.answers.get(question.key)
    if not path.is_live(question):
        return words("Cette question ne vous est pas posée, d’après « Votre structure ».")
    if isinstance(answer, Level):
        return words("Votre réponse : %s") % path.questionnaire.level(answer.value).name
    if isinstance(answer, DontKnow):
        return words("Votre réponse : %s") % words("Je ne sais pas")
    if isinstance(answer, NotApplicable):
        return words("Votre réponse : %s") % words("Non concerné")
    return words("Pas encore de réponse")
