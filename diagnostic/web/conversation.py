"""The conversation so far as the shape its page receives."""

from collections.abc import Iterator
from itertools import groupby

from flask import url_for

from diagnostic.actions.conversing import History, Said
from diagnostic.actions.understanding import clarifying
from diagnostic.core.answers import DONT_KNOW, NOT_APPLICABLE
from diagnostic.core.changes import QUESTION
from diagnostic.core.dialogue.heard import Command, Verdict
from diagnostic.core.dialogue.replies import Reply, Say
from diagnostic.core.dialogue.talk import Proposal, Stage, Talk
from diagnostic.core.dialogue.turning import values_of
from diagnostic.core.wording import worded_for
from diagnostic.web.context import language, opened, services
from diagnostic.web.explaining import explaining
from diagnostic.web.leading import leading
from diagnostic.web.shapes.conversation import Bubble, ProposalView, TalkGroup, TalkView
from diagnostic.web.shapes.forms import FormView, Option
from diagnostic.web.talker import Talker
from diagnostic.web.talking import talking
from diagnostic.web.words import name_of

SPECIAL = (DONT_KNOW, NOT_APPLICABLE)


def talk_view(history: History, form: FormView, typed: str) -> TalkView:
    """Everything the page shows; ``typed`` is a message that could not be sent."""
    here = opened()
    worded = worded_for(here.questionnaire, here.assessment.record.profile)
    talker = Talker(here, worded, language(), _clarify)
    talk = history.talk
    field = talk.current if talk.stage in {Stage.ASKING, Stage.CHOOSING} else ""
    values = values_of(talker.path, field) if field else ()
    identifier = here.assessment.id
    return TalkView(
        form=form,
        structure=name_of(here.assessment.structure),
        groups=tuple(_groups(talker, history)),
        field=field,
        version=here.assessment.versions.get(field, 0),
        legend=talker.text_of(field) if field else "",
        choices=tuple(_choice(talker, field, each) for each in values if each not in SPECIAL),
        others=tuple(_choice(talker, field, each) for each in values if each in SPECIAL),
        proposal=_proposal(talker, talk.waiting) if talk.waiting else None,
        is_finishing=talk.stage is Stage.FINISHING,
        is_done=not talk.current,
        commands=_commands(talk),
        typed=typed,
        page_url=_page_url(talker, talk),
        hub_url=url_for("hub.show", assessment_id=identifier),
        review_url=url_for("review.show", assessment_id=identifier),
        results_url=url_for("outcome.show", assessment_id=identifier),
        reader=_reader_words(),
    )


def _clarify(question: str, low: int) -> str:
    return clarifying(services(), opened(), question, low, language().code)


def _choice(talker: Talker, field: str, value: str) -> Option:
    question = talker.question(field)
    name = talker.questionnaire.level(int(value)).name if question and value.isdigit() else ""
    return Option(value, talker.answer_of(field, value), checked=False, hint=name)


def _proposal(talker: Talker, waiting: Proposal) -> ProposalView:
    question = talker.questionnaire.question[waiting.question]
    top = talker.questionnaire.top
    return ProposalView(
        id=waiting.id,
        level=talker.questionnaire.level(waiting.level).name,
        anchor=question.anchor(waiting.level).text,
        quote=waiting.quote,
        below=question.anchor(waiting.level - 1).text if waiting.level > 1 else "",
        above=question.anchor(waiting.level + 1).text if waiting.level < top else "",
    )


def _commands(talk: Talk) -> tuple[Option, ...]:
    words = language().gettext
    about = (
        (Command.EXPLAIN_QUESTION, words("Pourquoi ?")),
        (Command.EXAMPLE, words("Un exemple")),
        (Command.EVIDENCE, words("Sur quoi m’appuyer ?")),
        (Command.SKIP, words("Passer")),
    )
    always = (
        (Command.BACK, words("Revenir en arrière")),
        (Command.PROGRESS, words("Où en suis-je ?")),
        (Command.SUMMARY, words("Mes réponses")),
        (Command.CHANGE_ANSWER, words("Changer une réponse")),
        (Command.RESUME_LATER, words("Reprendre plus tard")),
        (Command.FINISH, words("Terminer")),
    )
    offered = (*about, *always) if talk.current.startswith(QUESTION) else always
    return tuple(Option(command.value, label, checked=False) for command, label in offered)


def _page_url(talker: Talker, talk: Talk) -> str:
    """The same question as a page."""
    identifier = talker.given.assessment.id
    question = talker.question(talk.current) if talk.current else None
    if question is None:
        return url_for("hub.show", assessment_id=identifier)
    return url_for("steps.show", assessment_id=identifier, dimension=question.dimension, _anchor=question.key)


def _reader_words() -> str:
    return language().gettext(
        "Vos messages sont compris ici même, par des règles et des exemples : aucun n’est envoyé ailleurs."
    )


def _groups(talker: Talker, history: History) -> Iterator[TalkGroup]:
    """The history by dimension, in order; a dimension come back to has a heading again."""
    for heading, said in groupby(history.said, key=lambda each: _heading(talker, each)):
        bubbles = [bubble for each in said for bubble in _bubbles(talker, each)]
        yield TalkGroup(heading, tuple(bubbles))


def _heading(talker: Talker, said: Said) -> str:
    words = language().gettext
    if not said.field:
        return words("Relire et terminer")
    question = talker.question(said.field)
    if question is None:
        return words("Pour commencer") if said.number <= 1 else words("Votre structure")
    return talker.questionnaire.dimension[question.dimension].name


def _bubbles(talker: Talker, said: Said) -> Iterator[tuple[str, Bubble]]:
    person = _person_words(talker, said)
    if person:
        yield f"m{said.number}", Bubble(is_person=True, sentences=(person,))
    for place, reply in enumerate(said.replies):
        told = _told(talker, said, reply)
        # A question may have no help to tell; it then comes back by itself.
        if told.sentences:
            yield f"m{said.number}-{place}", told


def _told(talker: Talker, said: Said, reply: Reply) -> Bubble:
    """A reply in words; a choice that was just shown is not said twice."""
    if reply.say is Say.RECORDED and said.shown.field == reply.field:
        return Bubble(is_person=False, sentences=(language().gettext("C’est noté."),))
    lead = leading(reply.say, talker.given.assessment.id)
    return lead or explaining(talker, reply) or talking(talker, reply)


def _person_words(talker: Talker, said: Said) -> str:
    shown = said.shown
    if shown.text:
        return shown.text
    if shown.field:
        return talker.answer_of(shown.field, shown.value)
    return _command_words().get(shown.command, "")


def _command_words() -> dict[str, str]:
    words = language().gettext
    verdicts = {
        Verdict.YES: words("Oui, c’est bien cela"),
        Verdict.YES_WITH_NOTE: words("Oui, et garder mes mots en note"),
        Verdict.BELOW: words("Plutôt la description d’avant"),
        Verdict.ABOVE: words("Plutôt la description d’après"),
        Verdict.OTHER: words("Non, montrez-moi toutes les réponses"),
    }
    labels = {f"verdict-{each.value}": label for each, label in verdicts.items()}
    offered = _commands(Talk(current=f"{QUESTION}:"))
    return (
        labels
        | {each.value: each.text for each in offered}
        | {
            Command.YES.value: words("Oui"),
            Command.NO.value: words("Non"),
            Command.LIST_OPTIONS.value: words("Toutes les réponses"),
        }
    )
