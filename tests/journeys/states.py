"""Every page in every state that people meet: how to come to it. Looked at by axe, and by a person's eye."""

from collections.abc import Callable
from typing import Final

from playwright.sync_api import FilePayload

from tests.journeys import talks
from tests.journeys.advised import arrive_at, held
from tests.journeys.explaining_states import EXPLAINING
from tests.journeys.extreme_states import EXTREME
from tests.journeys.pages import (
    ALL_PRACTISED,
    BRING,
    NEXT,
    REVIEW,
    Choices,
    Hub,
    Talk,
    begin,
)
from tests.journeys.refused_states import REFUSED
from tests.journeys.respondent import Respondent
from tests.journeys.serving import Server
from tests.journeys.starting_states import STARTING
from tests.journeys.state import Reach, State
from tests.journeys.workspace_states import WORKSPACE

STRUCTURE: Final = "Les Passerelles"
STEP: Final = "dimension/strategie"
ROLE: Final = "role-defini"


def _at(path: str, expecting: int = 200) -> Reach:
    """A page that anybody can open."""
    return lambda who, _: who.visit(path, expecting)


def _finished(name: str = "") -> Reach:
    """A page of a sample that is finished."""
    return lambda who, server: _under(who, held(who, server, server.finished[0]), name)


def _begun(name: str = "") -> Reach:
    """A page of a sample that is half way."""
    return lambda who, server: _under(who, held(who, server, server.begun[0]), name)


def _new(name: str = "") -> Reach:
    """A page of a diagnostic begun a moment ago."""
    return lambda who, _: _under(who, begin(who, STRUCTURE), name)


def _empty(name: str = "") -> Reach:
    """A page of a diagnostic with a profile and no answer yet."""
    return lambda who, _: _under(who, with_profile(who).url, name)


def _full(name: str = "") -> Reach:
    """A page of a diagnostic with every answer, not finished."""
    return lambda who, server: _under(who, copied(who, server, server.finished[0]), name)


def _under(who: Respondent, hub: str, name: str) -> None:
    who.visit(f"{hub}/{name}".rstrip("/").replace("/?", "?"))


def with_profile(who: Respondent) -> Hub:
    """Begin a diagnostic under which everything is asked."""
    url = begin(who, STRUCTURE)
    Choices(who).give(ALL_PRACTISED)
    who.press(NEXT)
    return Hub(who, url)


def copied(who: Respondent, server: Server, link: str) -> str:
    """A diagnostic of one's own with the answers of another, by its resume file; gives its hub."""
    _under(who, held(who, server, link), "reprendre-plus-tard")
    content = who.download(who.page.locator('a[href$="reprise.json"]'))
    bring(who, content)
    return who.page.url


def bring(who: Respondent, content: bytes) -> int:
    """Send a resume file; gives the status of the answer."""
    who.visit("/reprendre")
    file = FilePayload(name="diagnostic-reprise.json", mimeType="application/json", buffer=content)
    who.page.set_input_files("#fichier", [file])
    return who.press(BRING).status


def _resource_with_results(who: Respondent, server: Server) -> None:
    held(who, server, server.finished[0])
    who.visit("/ressources/K10")


def _bad_file(who: Respondent, _: Server) -> None:
    assert bring(who, b"not a resume file") == 422


def _set_aside(name: str) -> Reach:
    """A page after an answer left the path: everything is answered, then a form of action is given up."""

    def reach(who: Respondent, server: Server) -> None:
        hub = copied(who, server, server.finished[0])
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


def _clash(name: str, values: tuple[str, str], page: str, button: str = NEXT) -> Reach:
    """Two tabs gave different answers to the same question."""

    def reach(who: Respondent, _: Server) -> None:
        hub = with_profile(who)
        here, there = hub.page(page), Hub(who.tab(), hub.url).page(page)
        there.choose(name, values[0])
        there.who.press(button)
        there.who.page.close()
        here.choose(name, values[1])
        assert who.press(button).status == 409

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
    *STARTING,
    State("questions", "questions.show", _at("/questions/structure")),
    State("library", "library.show", _at("/ressources")),
    State("library-filtered", "library.show", _at("/ressources?axe=boite-a-outils&public=entreprise")),
    State("library-search", "library.show", _at("/ressources?mots=salaries")),
    State("library-nothing", "library.show", _at("/ressources?mots=xyzzy"), "empty"),
    State("resource", "library.detail", _at("/ressources/K10")),
    State("resource-own", "library.detail", _resource_with_results),
    State("resource-unknown", "library.detail", _at("/ressources/K99", 404), "error"),
    State("levels", "about.levels", _at("/niveaux")),
    State("privacy", "about.privacy", _at("/donnees")),
    State("accessibility", "about.accessibility", _at("/accessibilite")),
    State("accessibility-grid", "conformance.grid", _at("/accessibilite/grille")),
    State("contact", "about.contact", _at("/contact")),
    State("parts", "parts.show", _at("/parts"), "full"),
    State("absent", "", _at("/nulle-part", 404), "error"),
    State("resume", "resume.ask", _at("/reprendre")),
    State("resume-left", "resume.ask", _at("/reprendre?parti=oui")),
    State("resume-error", "resume.bring", _bad_file, "error"),
    State("profile", "profile.show", _new("profil"), "empty"),
    State("profile-full", "profile.show", _begun("profil"), "full"),
    State("profile-clash", "profile.save", _clash("territoire", ("rural", "urbain"), "profil"), "error"),
    State("hub-new", "hub.show", _new(), "empty"),
    State("hub-empty", "hub.show", _empty(), "empty"),
    State("hub-begun", "hub.show", _begun()),
    State("hub-aside", "hub.show", _set_aside(""), "full"),
    State("hub-finished", "hub.show", _finished(), "full"),
    State("hub-left", "hub.show", _begun("?reste=oui"), "full"),
    State("hub-nothing-left", "hub.show", _full("?reste=oui"), "empty"),
    State("hub-search", "hub.show", _begun("?cherche=financement"), "full"),
    State("hub-search-nothing", "hub.show", _begun("?cherche=xyzzy"), "empty"),
    State("step", "steps.show", _empty(STEP)),
    State("step-full", "steps.show", _full(STEP), "full"),
    State("step-nothing-left", "steps.show", _full(f"{STEP}?reste=oui"), "empty"),
    State("step-error", "steps.save", _refused_note, "error"),
    State("step-clash", "steps.save", _clash(ROLE, ("1", "3"), STEP), "error"),
    State("step-finished", "steps.show", _finished(STEP)),
    State("aims", "aims.show", _empty("cap")),
    State("aims-clash", "aims.save", _clash("target-strategie", ("3", "4"), "cap", REVIEW), "error"),
    State("aims-finished", "aims.show", _finished("cap"), "full"),
    State("review-new", "review.show", _new("relecture"), "empty"),
    State("review-empty", "review.show", _empty("relecture"), "empty"),
    State("review-full", "review.show", _full("relecture"), "full"),
    State("review-aside", "review.show", _set_aside("relecture"), "full"),
    State("review-finished", "review.show", _finished("relecture"), "full"),
    State("review-left", "review.show", _begun("relecture?reste=a-verifier"), "full"),
    State("review-nothing-left", "review.show", _full("relecture?reste=oui"), "empty"),
    State("results-empty", "outcome.show", _empty("resultats"), "empty"),
    State("results-begun", "outcome.show", _begun("resultats")),
    State("results", "outcome.show", _finished("resultats"), "full"),
    State("later", "later.show", _begun("reprendre-plus-tard")),
    State("later-replaced", "later.show", _link_replaced),
    State("file", "file.show", _reviewed("dossier")),
    State("file-question", "cross_reading.show", _reviewed("dossier/question")),
    State("file-draft", "drafting.show", _reviewed("dossier/restitution?ressource=K1")),
    State("file-preview", "publishing.show", _reviewed("dossier/apercu")),
    State("restitution", "restitution.show", _reviewed("restitution")),
    State("exchanges", "exchanges.show", _reviewed("echanges"), "empty"),
    State("plan", "plan.show", _reviewed("plan")),
    State("talk-profile", "conversation.show", _new("conversation"), "empty"),
    State("talk", "conversation.show", _empty("conversation")),
    State("talk-asides", "conversation.show", _talking(talks.asides)),
    State("talk-proposal", "conversation.show", _saying(*talks.PROPOSED, "verdict")),
    State("talk-two", "conversation.show", _saying(*talks.SEVERAL, "verdict")),
    State("talk-clarify", "conversation.show", _saying(*talks.CLOSE, "choice")),
    State("talk-long", "conversation.show", _saying(*talks.LONG, "send")),
    State("talk-kit", "conversation.show", _saying(*talks.KIT, "choice")),
    State("talk-correction", "conversation.show", _talking(talks.correction)),
    State("talk-history", "conversation.show", _talking(talks.two_dimensions), "full"),
    State("talk-finishing", "conversation.show", _talking(lambda talk: talk.ask("finish"))),
    State("talk-error", "conversation.say", _talking(talks.refused), "error"),
    State("talk-unsent", "conversation.say", _talking(talks.unsent), "error", needs_script=True),
    State("talk-done", "conversation.show", _full("conversation"), "full"),
    State("talk-finished", "conversation.show", _finished("conversation")),
    *EXPLAINING,
    *WORKSPACE,
    *EXTREME,
    *REFUSED,
)


def reached(who: Respondent, server: Server, name: str) -> Respondent:
    """Somebody who came to a state."""
    next(each for each in STATES if each.name == name).reach(who, server)
    return who
