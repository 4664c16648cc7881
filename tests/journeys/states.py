"""Every page in every state that people meet: how to come to it. Looked at by axe, and by a person's eye."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from playwright.sync_api import FilePayload

from tests.journeys import talks
from tests.journeys.advised import arrive_at
from tests.journeys.pages import (
    ALL_PRACTISED,
    BRING,
    NEXT,
    Choices,
    Hub,
    Talk,
    begin,
    open_link,
)
from tests.journeys.respondent import Respondent
from tests.journeys.serving import Server
from tests.journeys.workspace_states import WORKSPACE

Reach = Callable[[Respondent, Server], None]
STRUCTURE: Final = "Les Passerelles"
STEP: Final = "dimension/strategie"
ROLE: Final = "role-defini"


@dataclass(frozen=True, slots=True)
class State:
    """A page in one state: its name, the route it belongs to, and the way to it."""

    name: str
    endpoint: str
    reach: Reach


def _at(path: str, expecting: int = 200) -> Reach:
    """A page that anybody can open."""
    return lambda who, _: who.visit(path, expecting)


def _finished(name: str = "") -> Reach:
    """A page of a sample that is finished."""
    return lambda who, server: _under(who, open_link(who, server.finished[0]), name)


def _begun(name: str = "") -> Reach:
    """A page of a sample that is half way."""
    return lambda who, server: _under(who, open_link(who, server.begun[0]), name)


def _new(name: str = "") -> Reach:
    """A page of a diagnostic begun a moment ago."""
    return lambda who, _: _under(who, begin(who, STRUCTURE), name)


def _empty(name: str = "") -> Reach:
    """A page of a diagnostic with a profile and no answer yet."""
    return lambda who, _: _under(who, with_profile(who).url, name)


def _full(name: str = "") -> Reach:
    """A page of a diagnostic with every answer, not finished."""
    return lambda who, server: _under(who, copied(who, server.finished[0]), name)


def _under(who: Respondent, hub: str, name: str) -> None:
    who.visit(f"{hub}/{name}".rstrip("/"))


def with_profile(who: Respondent) -> Hub:
    """Begin a diagnostic under which everything is asked."""
    url = begin(who, STRUCTURE)
    Choices(who).give(ALL_PRACTISED)
    who.press(NEXT)
    return Hub(who, url)


def copied(who: Respondent, link: str) -> str:
    """A diagnostic of one's own with the answers of another, by its resume file; gives its hub."""
    _under(who, open_link(who, link), "reprendre-plus-tard")
    content = who.download(who.page.locator('a[href$="reprise.json"]'))
    bring(who, content)
    return who.page.url


def bring(who: Respondent, content: bytes) -> int:
    """Send a resume file; gives the status of the answer."""
    who.visit("/reprendre")
    file = FilePayload(name="diagnostic-reprise.json", mimeType="application/json", buffer=content)
    who.page.set_input_files("#fichier", [file])
    return who.press(BRING).status


def _start_with_a_draft(who: Respondent, server: Server) -> None:
    open_link(who, server.begun[0])
    who.visit("/commencer/structure")


def _start_asks_again(who: Respondent, server: Server) -> None:
    _start_with_a_draft(who, server)
    assert who.press("Commencer").status == 409


def _start_refuses_a_name(who: Respondent, _: Server) -> None:
    who.visit("/commencer/structure")
    who.page.fill("#structure", talks.INVISIBLE)
    assert who.press("Commencer").status == 422


def _start_lapsed(who: Respondent, _: Server) -> None:
    """The page was opened before the browser forgot everything."""
    who.visit("/commencer/structure")
    who.page.context.clear_cookies()
    assert who.press("Commencer").status == 403


def _home_with_a_draft(who: Respondent, server: Server) -> None:
    open_link(who, server.begun[0])
    who.visit("/")


def _bad_file(who: Respondent, _: Server) -> None:
    assert bring(who, b"not a resume file") == 422


def _link(who: Respondent, server: Server) -> None:
    who.visit(server.finished[0].removeprefix(server.home))


def _none_concerned(who: Respondent, _: Server) -> None:
    begin(who, STRUCTURE)
    Choices(who).give(dict.fromkeys(ALL_PRACTISED, "not_concerned"))
    who.press(NEXT)


def _set_aside(name: str) -> Reach:
    """A page after an answer left the path: everything is answered, then a form of action is given up."""

    def reach(who: Respondent, server: Server) -> None:
        hub = copied(who, server.finished[0])
        _under(who, hub, "profil")
        Choices(who).give(dict.fromkeys(tuple(ALL_PRACTISED)[1:], "planned"))
        who.press(NEXT)
        _under(who, hub, name)

    return reach


def _refused_note(who: Respondent, _: Server) -> None:
    choices = with_profile(who).page(STEP)
    choices.choose(ROLE, "2")
    choices.note(ROLE, talks.INVISIBLE)
    assert who.press(NEXT).status == 422


def _clash(name: str, values: tuple[str, str], page: str) -> Reach:
    """Two tabs gave different answers to the same question."""

    def reach(who: Respondent, _: Server) -> None:
        hub = with_profile(who)
        here, there = hub.page(page), Hub(who.tab(), hub.url).page(page)
        there.choose(name, values[0])
        there.who.press(NEXT)
        there.who.page.close()
        here.choose(name, values[1])
        assert who.press(NEXT).status == 409

    return reach


def _link_replaced(who: Respondent, _: Server) -> None:
    _under(who, with_profile(who).url, "reprendre-plus-tard")
    who.press("Remplacer ce lien par un nouveau")


def _talking(deed: Callable[[Talk], None]) -> Reach:
    """The conversation after the profile was given on its page."""

    def reach(who: Respondent, _: Server) -> None:
        _under(who, with_profile(who).url, "conversation")
        deed(Talk(who))

    return reach


def _saying(french: str, english: str, control: str) -> Reach:
    """The conversation after words in the person's own language, which lead to a control with this name."""

    def deed(talk: Talk) -> None:
        talk.write({"fr": french, "en": english}[talk.who.look.language])
        talk.who.page.locator(f"#reponse [name={control}]").first.wait_for()

    return _talking(deed)


def _reviewed(page: str) -> Reach:
    return lambda who, server: arrive_at(who, server, page)


STATES: Final = (
    State("home", "home.show", _at("/")),
    State("home-draft", "home.show", _home_with_a_draft),
    State("questions", "questions.show", _at("/questions/structure")),
    State("library", "library.show", _at("/ressources")),
    State("resource", "library.detail", _at("/ressources/K10")),
    State("levels", "about.levels", _at("/niveaux")),
    State("privacy", "about.privacy", _at("/donnees")),
    State("accessibility", "about.accessibility", _at("/accessibilite")),
    State("contact", "about.contact", _at("/contact")),
    State("parts", "parts.show", _at("/parts")),
    State("absent", "", _at("/nulle-part", 404)),
    State("start", "start.show", _at("/commencer/structure")),
    State("start-talk", "start.show", _at("/commencer/structure?facon=conversation")),
    State("start-draft", "start.show", _start_with_a_draft),
    State("start-again", "start.begin", _start_asks_again),
    State("start-error", "start.begin", _start_refuses_a_name),
    State("start-lapsed", "start.begin", _start_lapsed),
    State("resume", "resume.ask", _at("/reprendre")),
    State("resume-left", "resume.ask", _at("/reprendre?parti=oui")),
    State("resume-error", "resume.bring", _bad_file),
    State("link", "resume.show", _link),
    State("profile", "profile.show", _new("profil")),
    State("profile-full", "profile.show", _begun("profil")),
    State("profile-clash", "profile.save", _clash("territoire", ("rural", "urbain"), "profil")),
    State("confirm", "profile.confirm", _none_concerned),
    State("hub-new", "hub.show", _new()),
    State("hub-empty", "hub.show", _empty()),
    State("hub-begun", "hub.show", _begun()),
    State("hub-aside", "hub.show", _set_aside("")),
    State("hub-finished", "hub.show", _finished()),
    State("step", "steps.show", _empty(STEP)),
    State("step-full", "steps.show", _full(STEP)),
    State("step-error", "steps.save", _refused_note),
    State("step-clash", "steps.save", _clash(ROLE, ("1", "3"), STEP)),
    State("step-finished", "steps.show", _finished(STEP)),
    State("aims", "aims.show", _empty("cap")),
    State("aims-finished", "aims.show", _finished("cap")),
    State("review-new", "review.show", _new("relecture")),
    State("review-empty", "review.show", _empty("relecture")),
    State("review-full", "review.show", _full("relecture")),
    State("review-aside", "review.show", _set_aside("relecture")),
    State("review-finished", "review.show", _finished("relecture")),
    State("results-empty", "outcome.show", _empty("resultats")),
    State("results-begun", "outcome.show", _begun("resultats")),
    State("results", "outcome.show", _finished("resultats")),
    State("later", "later.show", _begun("reprendre-plus-tard")),
    State("later-replaced", "later.show", _link_replaced),
    State("file", "file.show", _reviewed("dossier")),
    State("file-question", "cross_reading.show", _reviewed("dossier/question")),
    State("file-draft", "drafting.show", _reviewed("dossier/restitution?ressource=K1")),
    State("file-preview", "publishing.show", _reviewed("dossier/apercu")),
    State("restitution", "restitution.show", _reviewed("restitution")),
    State("exchanges", "exchanges.show", _reviewed("echanges")),
    State("plan", "plan.show", _reviewed("plan")),
    State("talk-profile", "conversation.show", _new("conversation")),
    State("talk", "conversation.show", _empty("conversation")),
    State("talk-asides", "conversation.show", _talking(talks.asides)),
    State("talk-proposal", "conversation.show", _saying(*talks.PROPOSED, "verdict")),
    State("talk-two", "conversation.show", _saying(*talks.SEVERAL, "verdict")),
    State("talk-clarify", "conversation.show", _saying(*talks.CLOSE, "choice")),
    State("talk-long", "conversation.show", _saying(*talks.LONG, "send")),
    State("talk-kit", "conversation.show", _saying(*talks.KIT, "choice")),
    State("talk-correction", "conversation.show", _talking(talks.correction)),
    State("talk-history", "conversation.show", _talking(talks.two_dimensions)),
    State("talk-finishing", "conversation.show", _talking(lambda talk: talk.ask("finish"))),
    State("talk-error", "conversation.say", _talking(talks.refused)),
    State("talk-unsent", "conversation.say", _talking(talks.unsent)),
    State("talk-done", "conversation.show", _full("conversation")),
    State("talk-finished", "conversation.show", _finished("conversation")),
    *(State(*each) for each in WORKSPACE),
)


def reached(who: Respondent, server: Server, name: str) -> Respondent:
    """Somebody who came to a state."""
    next(each for each in STATES if each.name == name).reach(who, server)
    return who
