"""The conversation so far as the shape its page receives."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from flask import url_for

from diagnostic.actions.conversing import History, Said
from diagnostic.actions.understanding import clarifying
from diagnostic.core.answers import DONT_KNOW, NOT_APPLICABLE
from diagnostic.core.changes import QUESTION, field_of
from diagnostic.core.dialogue.heard import Command, Verdict
from diagnostic.core.dialogue.replies import Reply, Say
from diagnostic.core.dialogue.talk import Proposal, Stage, Talk
from diagnostic.core.dialogue.turning import values_of
from diagnostic.core.remaining import first_offering
from diagnostic.core.wording import worded_for
from diagnostic.web.context import language, opened, services
from diagnostic.web.explaining import explaining
from diagnostic.web.leading import leading
from diagnostic.web.reading_told import notice_words, reader_words, source_words
from diagnostic.web.shapes.conversation import Bubble, ProposalView, TalkGroup, TalkView
from diagnostic.web.shapes.forms import FormView, Option
from diagnostic.web.talker import Talker
from diagnostic.web.talking import talking
from diagnostic.web.views import other_hints
from diagnostic.web.words import name_of

WITH_WORDS = frozenset({Command.TALK_TO_HUMAN.value, Command.KIT.value})
"""Commands that take the words written beside them."""

SPECIAL = (DONT_KNOW, NOT_APPLICABLE)


def talk_view(history: History, form: FormView, typed: str) -> TalkView:
    """Everything the page shows; ``typed`` is a message that could not be sent."""
    here = opened()
    worded = worded_for(here.questionnaire, here.assessment.record.profile)
    talker = Talker(here, worded, language(), _clarify)
    talk = history.talk
    field = talk.current if talk.stage in {Stage.ASKING, Stage.CHOOSING} else ""
    values = values_of(talker.path, field) if field else ()
    # Two levels that are close are shown alone; all of them are one press further.
    shown = talk.pair or tuple(each for each in values if each not in SPECIAL)
    identifier = here.assessment.id
    return TalkView(
        form=form,
        structure=name_of(here.assessment.structure),
        progress=_progress(talker),
        groups=tuple(_groups(talker, history)),
        field=field,
        version=here.assessment.versions.get(field, 0),
        legend=talker.text_of(field) if field else "",
        choices=tuple(_choice(talker, field, each) for each in shown if each in values),
        others=tuple(_other(talker, field, each) for each in values if each in SPECIAL),
        are_two=bool(talk.pair),
        proposal=_proposal(talker, talk.waiting) if talk.waiting else None,
        pending=next((each.id for each in (talk.waiting, talk.offer) if each), ""),
        is_finishing=talk.stage is Stage.FINISHING,
        is_done=not talk.current,
        commands=_commands(talk),
        typed=typed,
        page_url=_page_url(talker, talk),
        hub_url=url_for("hub.show", assessment_id=identifier),
        review_url=url_for("review.show", assessment_id=identifier),
        results_url=url_for("outcome.show", assessment_id=identifier),
        reader=reader_words(),
        notice=notice_words(talk),
    )


def _clarify(question: str, low: int) -> str:
    return clarifying(services(), opened(), question, low, language().code)


def _choice(talker: Talker, field: str, value: str) -> Option:
    question = talker.question(field)
    name = talker.questionnaire.level(int(value)).name if question and value.isdigit() else ""
    return Option(value, talker.answer_of(field, value), checked=False, hint=name)


def _other(talker: Talker, field: str, value: str) -> Option:
    """An answer that is no level, explained where it is first met."""
    first = first_offering(talker.path).get(value)
    is_first = first is not None and field == field_of(QUESTION, first.key)
    return replace(_choice(talker, field, value), hint=other_hints()[value] if is_first else "")


def _proposal(talker: Talker, waiting: Proposal) -> ProposalView:
    question = talker.questionnaire.question[waiting.question]
    top = talker.questionnaire.top
    return ProposalView(
        id=waiting.id,
        level=talker.questionnaire.level(waiting.level).name,
        anchor=question.anchor(waiting.level).text,
        quote=waiting.quote,
        source=source_words(waiting),
        below=question.anchor(waiting.level - 1).text if waiting.level > 1 else "",
        above=question.anchor(waiting.level + 1).text if waiting.level < top else "",
    )


def _commands(talk: Talk) -> tuple[Option, ...]:
    words = language().gettext
    about = (
        (Command.EXPLAIN_QUESTION, words("Pourquoi ?")),
        (Command.EXPLAIN_TERMS, words("Que veulent dire ces mots ?")),
        (Command.EXAMPLE, words("Un exemple")),
        (Command.EVIDENCE, words("Sur quoi m’appuyer ?")),
        (Command.SKIP, words("Garder ma réponse") if talk.stood else words("Passer")),
        (Command.KIT, words("Ressources du kit")),
    )
    always = (
        (Command.BACK, words("Revenir en arrière")),
        (Command.PROGRESS, words("Où en suis-je ?")),
        (Command.SUMMARY, words("Mes réponses")),
        (Command.CHANGE_ANSWER, words("Changer une réponse")),
        (Command.TALK_TO_HUMAN, words("Une question pour un conseiller")),
        (Command.LANGUAGE, words("Changer de langue")),
        (Command.RESULTS, words("Voir mes résultats")),
        (Command.DOWNLOAD_REPORT, words("Télécharger le rapport")),
        (Command.RESUME_LATER, words("Reprendre plus tard")),
        (Command.FINISH, words("Terminer")),
    )
    # About a question of the profile, only why it is asked; about nothing, nothing.
    told = len(about) if talk.current.startswith(QUESTION) else min(1, len(talk.current))
    return tuple(Option(command.value, label, checked=False) for command, label in (*about[:told], *always))


def _page_url(talker: Talker, talk: Talk) -> str:
    """The same question as a page."""
    identifier = talker.given.assessment.id
    question = talker.question(talk.current) if talk.current else None
    if question is None:
        return url_for("hub.show", assessment_id=identifier)
    return url_for("steps.show", assessment_id=identifier, dimension=question.dimension, _anchor=question.key)


def _progress(talker: Talker) -> str:
    """How many questions have an answer; nothing before the first."""
    now = talker.path.progress()
    told = talker.language.ngettext("%(n)s réponse sur %(of)s", "%(n)s réponses sur %(of)s", now.answered)
    return told % {"n": now.answered, "of": now.asked} if now.answered else ""


def _groups(talker: Talker, history: History) -> Iterator[TalkGroup]:
    """The history by dimension, in order; a dimension come back to has a heading again."""
    told = (each for said in history.said for each in _bubbles(talker, said))
    for heading, bubbles in groupby(told, key=lambda each: each[0]):
        yield TalkGroup(heading, tuple((name, bubble) for _, name, bubble in bubbles))


def _heading(talker: Talker, field: str, number: int) -> str:
    words = language().gettext
    if not field:
        return words("Relire et terminer")
    question = talker.question(field)
    if question is None:
        return words("Pour commencer") if number <= 1 else words("Votre structure")
    return talker.questionnaire.dimension[question.dimension].name


def _bubbles(talker: Talker, said: Said) -> Iterator[tuple[str, str, Bubble]]:
    """What one exchange says, each with its heading and its name; a new question stands under its own."""
    about = _heading(talker, said.field, said.number)
    # Words that were in the field when something else was pressed are kept with it.
    person = tuple(filter(None, (_pressed_words(talker, said), said.shown.text)))
    if person:
        yield about, f"m{said.number}", Bubble(is_person=True, sentences=person)
    if len(person) > 1 and said.shown.command not in WITH_WORDS:
        aside = language().gettext(
            "Vous aviez aussi écrit ces mots : ils restent ici, sans compter comme réponse."
        )
        yield about, f"m{said.number}-w", Bubble(is_person=False, sentences=(aside,))
    for place, reply in enumerate(said.replies):
        told = _told(talker, said, reply)
        # A question may have no help to tell; it then comes back by itself.
        if told.sentences:
            moves_on = reply.say in {Say.ASK, Say.ALL_DONE}
            heading = _heading(talker, reply.field, said.number) if moves_on else about
            yield heading, f"m{said.number}-{place}", told


def _told(talker: Talker, said: Said, reply: Reply) -> Bubble:
    """A reply in words; a choice that was just shown is not said twice."""
    if reply.say is Say.RECORDED and said.shown.field == reply.field:
        return Bubble(is_person=False, sentences=(language().gettext("C’est noté."),))
    lead = leading(reply.say, talker.given.assessment.id)
    return lead or explaining(talker, reply) or talking(talker, reply)


def _pressed_words(talker: Talker, said: Said) -> str:
    """What was pressed, in words; empty for a message."""
    shown = said.shown
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
