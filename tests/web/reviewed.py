"""A finished diagnostic that an advisor follows: what the stories of a review begin with."""

from dataclasses import dataclass

from flask import Flask

from diagnostic.actions.answering import record_answers
from diagnostic.actions.concluding import finish
from diagnostic.actions.services import Services
from diagnostic.core.changes import QUESTION, Change, field_of
from diagnostic.core.opened import Opened
from diagnostic.core.routing import Path
from tests.web.page import Page, plain, words_of
from tests.web.people import Someone, follows, network_of, organisation_of, someone
from tests.web.visitor import Visitor
from tests.web.walks import placed

REASON = "Vu en réunion : la feuille de route existe."
NOTE = "Nous l’avons écrit en 2019, à relire."


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The address of a diagnostic, its manager, the advisor who follows, the lead of the network."""

    hub: str
    manager: Someone
    advisor: Someone
    lead: Someone
    organisation: str

    @property
    def id(self) -> str:
        return self.hub.rsplit("/", 1)[1]

    @property
    def file(self) -> str:
        return f"{self.hub}/dossier"


def reviewed(app: Flask, services: Services, *, is_finished: bool = True) -> Reviewed:
    """Everything answered at the first or second level but one unknown, one note; followed by an advisor."""
    hub = placed(Visitor.of(app), services)
    assessment_id = hub.rsplit("/", 1)[1]
    _answer(services, assessment_id, is_finished=is_finished)
    manager, advisor, lead = (someone(app, services) for _ in range(3))
    organisation = organisation_of(services, manager)
    with services.store.write() as work:
        work.organisations.own(organisation, assessment_id, services.clock.now())
    network_of(services, lead, advisor)
    follows(services, advisor, organisation)
    for each in (manager, advisor, lead):
        each.visitor.typed.update({"Les Passerelles", NOTE})
    return Reviewed(hub, manager, advisor, lead, organisation)


def opened_of(services: Services, assessment_id: str) -> Opened:
    """The assessment with its questionnaire in French."""
    with services.store.read() as work:
        assessment = work.assessments.get(assessment_id)
    version = (assessment.questionnaire, assessment.version)
    return Opened(assessment, services.library.questionnaire(*version, "fr"))


def questions_of(services: Services, assessment_id: str) -> tuple[str, ...]:
    """The keys of the questions asked, in order."""
    given = opened_of(services, assessment_id)
    return tuple(each.key for each in Path(given.questionnaire, given.assessment.record).all_questions())


def _answer(services: Services, assessment_id: str, *, is_finished: bool) -> None:
    given = opened_of(services, assessment_id)
    changes = []
    for place, key in enumerate(questions_of(services, assessment_id)):
        value = "dont_know" if place == 1 else str(1 + place % 3)
        changes.append(Change(field_of(QUESTION, key), value, NOTE if place == 2 else "", 0))
    record_answers(services, given.assessment, changes, "all")
    if is_finished:
        finish(services, opened_of(services, assessment_id))


def read(case: Reviewed, question: str, level: str = "3", reason: str = REASON, expecting: int = 200) -> None:
    """The advisor reads a question otherwise, on its page."""
    visitor = case.advisor.visitor
    visitor.visit(f"{case.file}/question/{question}")
    visitor.submit("Enregistrer la lecture", {"level": level, "reason": reason}, expecting)


def first(page: Page, words: str) -> str:
    """The whole label of the first button that begins with these words."""
    told = (plain(words_of(each)) for each in page.all("button"))
    return next(each for each in told if each.startswith(words))


def last(page: Page, words: str) -> str:
    """The whole label of the last such button."""
    told = [plain(words_of(each)) for each in page.all("button")]
    return [each for each in told if each.startswith(words)][-1]


def publish(case: Reviewed) -> str:
    """The advisor publishes from the preview; gives the address of the restitution."""
    case.advisor.visitor.visit(f"{case.file}/apercu")
    return case.advisor.visitor.submit("Publier la restitution").url.partition("?")[0]


def mails(services: Services) -> list[tuple[str, str, str]]:
    """Recipient, subject and body of every mail about to leave."""
    with services.store.read() as work:
        return [
            (each.recipient, each.subject, each.body) for each in work.outbox.due(services.clock.now(), 50)
        ]
