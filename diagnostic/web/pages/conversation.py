"""The second door to the same record: the questions one at a time, in one's own words."""

from dataclasses import replace

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from diagnostic.actions.assisting import telling
from diagnostic.actions.conversing import History, Sent, hear, history, sought, take_turn
from diagnostic.core.changes import QUESTION, field_of
from diagnostic.core.dialogue.heard import Command, Decided, Heard, Message, Picked, Verdict
from diagnostic.core.dialogue.turning import turned_to
from diagnostic.core.faults import AlreadyFinished, StoreBusy
from diagnostic.core.limits import LONGEST_NOTE, tidy, unkeepable
from diagnostic.core.routing import Path
from diagnostic.web.context import helper, language, opened, services
from diagnostic.web.conversation import talk_view
from diagnostic.web.forms import TOKEN_FIELD, BareForm, form_view
from diagnostic.web.frame import show as show_page
from diagnostic.web.frame import trail
from diagnostic.web.steps import LONGEST_KEY, LONGEST_VERSION
from diagnostic.web.views import is_finished
from diagnostic.web.written import shown

pages = Blueprint("conversation", __name__, url_prefix="/diagnostic/<assessment_id>/conversation")


@pages.get("")
def show(assessment_id: str) -> str:
    """The conversation so far, and what can be answered now."""
    return _page(assessment_id, BareForm())


@pages.post("")
def say(assessment_id: str) -> Response | tuple[str, int]:
    """Take one message or click, then show the conversation again at its last words."""
    form = BareForm(request.form)
    if not form.validate():
        return _page(assessment_id, form, " ".join(form[TOKEN_FIELD].errors)), 403
    typed = tidy(request.form.get("message", ""))
    if unkeepable(typed, LONGEST_NOTE):
        return _page(assessment_id, form, _message_words()), 422
    if any(len(values) > 1 for _, values in request.form.lists()):
        return _page(assessment_id, form, _twice_words()), 422
    heard = _heard(typed)
    if heard:
        try:
            take_turn(services(), opened(), heard, _sent(typed))
        except AlreadyFinished:
            return _page(assessment_id, form, _finished_words()), 409
        except StoreBusy:
            return _page(assessment_id, form, _busy_words()), 503
    return redirect(url_for("conversation.show", assessment_id=assessment_id, _anchor="dernier"), 303)


def _sent(typed: str) -> Sent:
    given, finished = (
        telling(services(), helper(), each, opened().assessment.id)
        for each in ("answers_given", "assessment_finished")
    )
    return Sent(_key(), request.form.get("field", ""), typed, given, finished)


def _key() -> str:
    """The key that names what was sent; a new one when none, or none that could be kept, came with it."""
    key = request.form.get("idempotency_key", "")[:LONGEST_KEY]
    return key if key.isascii() and key.isprintable() and key else services().clock.public_id()


def _heard(typed: str) -> Heard | None:
    """What was sent: a decision, a choice, a command, or else the message itself; the first that is whole."""
    sent = request.form
    verdicts = {each.value: each for each in Verdict}
    commands = {each.value: each for each in Command}
    if sent.get("verdict") in verdicts:
        return Decided(sent.get("proposal", ""), verdicts[sent["verdict"]])
    if sent.get("choice"):
        return Picked(sent.get("field", ""), sent["choice"], _seen(sent.get("version", "")))
    if sent.get("command") in commands:
        return _asked(commands[sent["command"]], typed)
    if not typed:
        return None
    said = hear(services(), opened(), typed, language().code, sent.get("field", ""))
    return replace(said, proposal=sent.get("proposal", ""), seen=_seen(sent.get("version", "")))


def _asked(command: Command, typed: str) -> Heard:
    """A command; what was typed beside it is the question for a person, or what is looked for in the kit."""
    if typed and command is Command.TALK_TO_HUMAN:
        return Message(typed, command=command)
    if typed and command is Command.KIT:
        return sought(services(), opened(), typed, language().code)
    return command


def _seen(version: str) -> int:
    """The version that the page showed; one that no page shows is none that stands."""
    is_one = version.isascii() and version.isdigit() and len(version) <= LONGEST_VERSION
    return int(version) if is_one else -1


def _turned(said: History) -> History:
    """The history, turned to the question asked for in the address (``?question=role-defini``) if any."""
    asked = field_of(QUESTION, request.args.get("question", ""))
    path = Path(opened().questionnaire, opened().assessment.record)
    return replace(said, talk=turned_to(said.talk, asked, path))


def _message_words() -> str:
    return language().gettext(
        "Ce message est trop long (4 000 caractères au plus) ou contient un caractère invisible. "
        "Raccourcissez-le, puis envoyez-le."
    )


def _twice_words() -> str:
    return language().gettext(
        "Une même information est arrivée en double : rien n’a été changé. Envoyez de nouveau votre réponse."
    )


def _busy_words() -> str:
    return language().gettext(
        "Le service est très demandé : votre message n’est pas encore enregistré. Il est toujours dans le "
        "champ : attendez quelques secondes, puis envoyez-le de nouveau."
    )


def _finished_words() -> str:
    return language().gettext(
        "Ce diagnostic est terminé : rien n’a été changé. Rouvrez-le depuis sa page pour continuer."
    )


def _page(assessment_id: str, form: BareForm, problem: str = "") -> str:
    words = language().gettext
    heading = words("Conversation")
    # The title says first that something is wrong, so that a screen reader does.
    title = words("Erreur : %s") % heading if problem else heading
    action = url_for("conversation.say", assessment_id=assessment_id)
    drawn = form_view(form, action, problem=problem, is_finished=is_finished(opened()))
    kept = shown(tidy(request.form.get("message", ""))) if problem else ""
    view = talk_view(_turned(history(services(), opened())), drawn, kept)
    return show_page("conversation/show", title, view, trail(assessment_id, heading))
