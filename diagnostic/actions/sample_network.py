"""A network of advisors to look around in: forty invented structures, two campaigns, a published restitution.

Everything is done by the same deeds as on the pages, on days that lie behind, and no mail is sent.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from pyotp import TOTP, random_base32

from diagnostic.actions.answering import record_answers
from diagnostic.actions.campaigning import Plan, open_campaign
from diagnostic.actions.concluding import finish_within
from diagnostic.actions.passwords import hash_password
from diagnostic.actions.proposing import alter, telling, writing
from diagnostic.actions.restituting import digest_of, prepared, publish
from diagnostic.actions.reviewing import Wanted, record_reading
from diagnostic.actions.sample_records import STRUCTURES, SampleStructure, changes_for
from diagnostic.actions.scene import Scene
from diagnostic.actions.services import Services
from diagnostic.clock import At, local_day
from diagnostic.core.answers import Level
from diagnostic.core.assessment import State
from diagnostic.core.hashing import hashed
from diagnostic.core.languages import SOURCE_LANGUAGE
from diagnostic.core.opened import Opened
from diagnostic.core.organisations import SHARING_WORDS
from diagnostic.core.people import Asker, Relation, SignedIn
from diagnostic.core.questionnaire import Questionnaire
from diagnostic.core.review import Planned

NETWORK: Final = "Réseau d’accompagnement d’exemple"
OPENED_BEFORE: Final = timedelta(days=200)
CAMPAIGN_AGO: Final = timedelta(days=30)
INVITED: Final = 6
PUBLISHED: Final = 3
"""How many of the finished assessments have a restitution already."""


@dataclass(frozen=True, slots=True)
class SampleAccount:
    """Somebody to sign in as; ``secret`` makes the codes of the second factor, empty without one."""

    email: str
    name: str
    role: str
    secret: str


def load_network(services: Services, password: str) -> tuple[SampleAccount, ...]:
    """Make the network with its people, all with one password; a questionnaire must be published."""
    newest = services.library.latest()[0]
    asked = services.library.questionnaire(newest.key, newest.version, SOURCE_LANGUAGE)
    accounts = tuple(_accounts())
    ids = _make_people(services, accounts, password)
    advisor = _asker(services, ids["advisor"])
    campaigns = _open_campaigns(services, advisor, asked)
    published = 0
    for structure in STRUCTURES:
        campaign = campaigns[structure.since < CAMPAIGN_AGO] if structure.in_campaign else ""
        made = _begin(services, structure, asked, ids, campaign)
        if structure.share_answered >= 1 and published < PUBLISHED:
            published += 1
            _review(services, advisor, made)
    return accounts


def code_now(secret: str, now: datetime) -> str:
    """The code that a telephone would show now."""
    return TOTP(secret).at(now)


def _accounts() -> Iterator[SampleAccount]:
    for name, role, email in (
        ("Camille Exemple", "advisor", "conseillere@passerelle.example"),
        ("Dominique Exemple", "lead", "responsable@passerelle.example"),
        ("Alex Exemple", "administrator", "administration@passerelle.example"),
        ("Sacha Exemple", "manager", "direction@passerelle.example"),
    ):
        yield SampleAccount(email, name, role, "" if role == "manager" else random_base32())


def _make_people(services: Services, accounts: tuple[SampleAccount, ...], password: str) -> dict[str, str]:
    """The id of each account by role, of the network, and of the organisation of the manager."""
    kept, at = hash_password(password), services.clock.now() - OPENED_BEFORE
    ids = {each.role: services.clock.public_id() for each in accounts} | {
        "network": services.clock.public_id(),
        "organisation": services.clock.public_id(),
    }
    with services.store.write() as work:
        work.organisations.add_network(ids["network"], NETWORK, at)
        work.organisations.add(ids["organisation"], STRUCTURES[0].name, at)
        for each in accounts:
            account = ids[each.role]
            work.accounts.add(account, each.email, each.name, SOURCE_LANGUAGE, at)
            work.credentials.set_password(account, kept)
            if each.secret:
                # A recovery code that nobody has: a sample account needs none.
                work.credentials.set_second_factor(account, each.secret, 0, (services.clock.token(),))
        work.accounts.make_administrator(ids["administrator"])
        work.organisations.practise(ids["network"], ids["advisor"], at, is_lead=False)
        work.organisations.practise(ids["network"], ids["lead"], at, is_lead=True)
        work.organisations.join(ids["organisation"], ids["manager"], at, is_manager=True)
    return ids


def _asker(services: Services, account: str) -> Asker:
    """Somebody who signed in with every proof."""
    now = services.clock.now()
    with services.store.read() as work:
        person = work.accounts.person(account)
    if person is None:
        raise LookupError(account)
    return Asker(
        signed_in=SignedIn(
            id="",
            person=person,
            device="",
            address="",
            is_strong=True,
            opened_at=now,
            seen_at=now,
            expires_at=now,
            confirmed_at=None,
        )
    )


def _open_campaigns(services: Services, advisor: Asker, asked: Questionnaire) -> tuple[str, str]:
    """One campaign that is over and one under way."""
    today = local_day(services.clock.now())
    over = Plan(
        asked.key,
        "Campagne du printemps (exemple)",
        "Merci d’y consacrer vingt minutes avant notre rencontre.",
        today - 2 * CAMPAIGN_AGO - timedelta(days=1),
        today - CAMPAIGN_AGO - timedelta(days=1),
    )
    under_way = replace(
        over,
        name="Campagne en cours (exemple)",
        opens_on=today - CAMPAIGN_AGO,
        closes_on=today + CAMPAIGN_AGO,
    )
    made = open_campaign(services, advisor, over), open_campaign(services, advisor, under_way)
    _invite(services, made[1])
    return made


def _invite(services: Services, campaign: str) -> None:
    """Some structures that were invited and have not begun; nobody has these addresses."""
    with services.store.write() as work:
        for number in range(1, INVITED + 1):
            address, structure = (
                f"contact{number}@passerelle.example",
                f"Structure invitée {number} (exemple)",
            )
            made, secret = services.clock.public_id(), hashed(services.clock.token())
            work.campaigns.invite(made, campaign, address, structure, secret, services.clock.now())


def _begin(
    services: Services, structure: SampleStructure, asked: Questionnaire, ids: dict[str, str], campaign: str
) -> str:
    """Begin, answer and perhaps finish one assessment, some days ago."""
    then = replace(services, clock=At(services.clock, services.clock.now() - structure.since))
    made, at = services.clock.public_id(), then.clock.now()
    is_first = structure is STRUCTURES[0]
    organisation = ids["organisation"] if is_first else services.clock.public_id()
    with services.store.write() as work:
        if not is_first:
            work.organisations.add(organisation, structure.name, at)
        work.assessments.begin(made, asked.key, asked.version, structure.name, SOURCE_LANGUAGE, at)
        work.organisations.own(organisation, made, at)
        assignment = services.clock.public_id()
        work.organisations.ask(assignment, organisation, ids["advisor"], "advisor", SHARING_WORDS, at)
        work.organisations.accept(assignment, at)
        if campaign:
            work.campaigns.join(made, campaign, None, at)
        begun = work.assessments.get(made)
    recorded = record_answers(then, begun, changes_for(structure, asked), services.clock.public_id())
    if structure.share_answered >= 1:
        with services.store.write() as work:
            finish_within(then, work, Opened(recorded.assessment, asked))
    return made


def _review(services: Services, advisor: Asker, assessment_id: str) -> None:
    """Give an advisor's reading of two answers, a priority by hand and a message, and publish them."""
    with services.store.read() as work:
        assessment = work.assessments.get(assessment_id)
    asked = services.library.questionnaire(assessment.questionnaire, assessment.version, SOURCE_LANGUAGE)
    scene = Scene(services, advisor, Opened(assessment, asked), frozenset({Relation.ADVISOR}))
    for key, answer in tuple(assessment.record.answers.items())[2:4]:
        if isinstance(answer, Level):
            record_reading(scene, Wanted(key, str(answer.value), _REASON, 0))
    alter(
        scene, 0, writing(Planned(key="exemple", title=_PRIORITY, why=_WHY, first_step=_FIRST_STEP, months=3))
    )
    alter(scene, 1, telling(_MESSAGE))
    ready = prepared(scene)
    if ready and assessment.state is State.FINISHED:
        publish(scene, digest_of(ready))
    with services.store.write() as work:
        # Nobody has these addresses.
        work.outbox.clear()


_REASON = "Lecture faite ensemble lors de notre rencontre : les documents le montrent."
_PRIORITY = "Tenir une réunion de partage avec deux partenaires"
_WHY = "Vos réponses varient d’une question à l’autre : en parler à plusieurs aidera à choisir."
_FIRST_STEP = "Choisir une date, et envoyer ces deux pages avant."
_MESSAGE = (
    "Merci de votre accueil. Cette restitution reprend vos réponses et notre lecture ; elle est là pour être "
    "discutée."
)
