"""Somebody whose diagnostic an advisor follows: accounts made straight in the store of the service."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from playwright.sync_api import Browser

from diagnostic.actions.answering import record_answers
from diagnostic.actions.concluding import finish
from diagnostic.actions.resuming import open_link
from diagnostic.actions.services import Services
from diagnostic.actions.starting import start
from diagnostic.actions.wiring import build_services
from diagnostic.core.changes import PROFILE, QUESTION, Change, field_of
from diagnostic.core.hashing import hashed
from diagnostic.core.opened import Opened
from diagnostic.core.organisations import SHARING_WORDS
from diagnostic.core.routing import Path as LivePath
from diagnostic.settings import read_settings
from diagnostic.store.accounts import Opening
from tests.journeys.browsing import Look, Watch, window
from tests.journeys.pages import ALL_PRACTISED
from tests.journeys.respondent import PREFIXES, Respondent
from tests.journeys.serving import Server

STRUCTURE = "L’Atelier des passages"
NOTE = "Une charte a été signée en 2021."


@dataclass(frozen=True, slots=True)
class Advised:
    """The path of the diagnostic, and the secrets of the browsers of its manager and of its advisor."""

    path: str
    manager: str
    advisor: str
    questions: tuple[str, ...]
    organisation: str
    manager_address: str
    name: str
    """What the ids of its people, organisation and network end with."""

    @property
    def assessment(self) -> str:
        """The id of the diagnostic."""
        return self.path.rpartition("/")[2]


Prepare = Callable[[Services, Advised], None]


def advised(server: Server, *, is_followed: bool = True, prepare: Prepare | None = None) -> Advised:
    """A finished diagnostic of an organisation that an advisor follows, or has still to ask.

    ``prepare`` adds to it in the store.
    """
    with inside(server) as services:
        case = _made(services, is_followed=is_followed)
        if prepare:
            prepare(services, case)
    return case


def _made(services: Services, *, is_followed: bool) -> Advised:
    assessment_id, questions = _finished(services)
    name = services.clock.public_id()
    with services.store.write() as work:
        now = services.clock.now()
        for person, told in ((f"m-{name}", "Awa Morel"), (f"a-{name}", "Inès Diallo")):
            work.accounts.add(person, f"{person}@exemple.org", told, "fr", now)
        work.organisations.add(f"o-{name}", STRUCTURE, now)
        work.organisations.join(f"o-{name}", f"m-{name}", now, is_manager=True)
        work.organisations.own(f"o-{name}", assessment_id, now)
        work.organisations.add_network(f"n-{name}", "Réseau d’exemple", now)
        work.organisations.practise(f"n-{name}", f"a-{name}", now, is_lead=True)
        if is_followed:
            work.organisations.ask(f"f-{name}", f"o-{name}", f"a-{name}", "advisor", SHARING_WORDS, now)
            work.organisations.accept(f"f-{name}", now)
    manager, advisor = (_signed_in(services, f"{kind}-{name}") for kind in "ma")
    address = f"m-{name}@exemple.org".lower()
    return Advised(f"/diagnostic/{assessment_id}", manager, advisor, questions, f"o-{name}", address, name)


def signed_in(browser: Browser, server: Server, secret: str, look: Look) -> Respondent:
    """Somebody in whose browser that secret is kept."""
    context = window(browser, look)
    context.add_cookies([{"name": "a", "value": secret, "url": server.home}])
    watch = Watch(server.home)
    watch.over(context)
    return Respondent(context.new_page(), watch, look)


def arrive_at(who: Respondent, server: Server, page: str) -> None:
    """Come as the advisor, or to the pages of the structure as its manager, to a page of a review."""
    case = advised(server)
    is_structure = page in {"echanges", "plan"}
    secret = case.manager if is_structure else case.advisor
    who.page.context.add_cookies([{"name": "a", "value": secret, "url": server.home}])
    if page == "dossier/question":
        page = f"{page}/{case.questions[1]}"
    if page == "plan":
        who.visit(f"{case.path}/plan")
        who.press("Commencer par les priorités")
    elif page == "restitution":
        who.visit(f"{case.path}/dossier/apercu")
        who.press("Publier la restitution")
    else:
        who.visit(f"{case.path}/{page}")


def held(who: Respondent, server: Server, link: str) -> str:
    """Be one whose browser opened a private link, without counting as one more try; gives the hub."""
    with inside(server) as services:
        assessment, visit = open_link(services, link.rsplit("/", 1)[1], "")
    who.page.context.add_cookies([{"name": "s", "value": visit, "url": server.home}])
    return f"{server.home}{PREFIXES[who.look.language]}/diagnostic/{assessment.id}"


def session_of(server: Server, email: str, *, is_strong: bool = True) -> str:
    """The secret of a browser in which one of the sample people signed in."""
    with inside(server) as services:
        with services.store.read() as work:
            person = work.accounts.person_at(email)
        assert person, email
        return _signed_in(services, person.id, is_strong=is_strong)


@contextmanager
def inside(server: Server) -> Iterator[Services]:
    """The services of a server, to make in its store what people would take long to make."""
    folder = server.output.parent / "data"
    services = build_services(read_settings({"DIAGNOSTIC_DATA": str(folder)}))
    try:
        yield services
    finally:
        services.store.close()


def _signed_in(services: Services, account: str, *, is_strong: bool = True) -> str:
    secret, now = services.clock.token(), services.clock.now()
    opening = Opening(
        token_hash=hashed(secret),
        id=f"session-{secret}",
        account=account,
        device="",
        address="",
        is_strong=is_strong,
        at=now,
        expires_at=now + timedelta(hours=8),
    )
    with services.store.write() as work:
        work.accounts.open_session(opening)
    return secret


def _finished(services: Services) -> tuple[str, tuple[str, ...]]:
    """A finished diagnostic where one thing is unknown and one has a note; gives its questions too."""
    begun = start(services, "structure", STRUCTURE, "fr", visit="").assessment
    profile = [Change(field_of(PROFILE, key), value, "", 0) for key, value in ALL_PRACTISED.items()]
    record_answers(services, begun, profile, "profile")
    given = opened(services, begun.id)
    asked = LivePath(given.questionnaire, given.assessment.record).all_questions()
    changes = [
        Change(
            field_of(QUESTION, each.key),
            "dont_know" if place == 1 else str(1 + place % 4),
            NOTE if place == 2 else "",
            0,
        )
        for place, each in enumerate(asked)
    ]
    record_answers(services, given.assessment, changes, "answers")
    finish(services, opened(services, begun.id))
    return begun.id, tuple(each.key for each in asked)


def opened(services: Services, assessment_id: str) -> Opened:
    """An assessment as it stands, with its questionnaire in French."""
    with services.store.read() as work:
        assessment = work.assessments.get(assessment_id)
    version = (assessment.questionnaire, assessment.version)
    return Opened(assessment, services.library.questionnaire(*version, "fr"))
