"""What makes a structure rich: people, followings, links, readings, comments and plans, put in the store."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from diagnostic.actions.campaigning import Plan, open_campaign
from diagnostic.actions.inviting import Into, invite
from diagnostic.actions.planning import add_action, begin_plan
from diagnostic.actions.proposing import adding, alter, draft_of, hiding, telling, writing
from diagnostic.actions.reading_links import make_reading_link
from diagnostic.actions.restituting import digest_of, prepared, publish
from diagnostic.actions.reviewing import Wanted, record_reading, say_comment
from diagnostic.actions.scene import Scene
from diagnostic.actions.services import Services
from diagnostic.actions.sharing import give_consent
from diagnostic.clock import local_day
from diagnostic.core.batches import KEPT, Batch, BatchState
from diagnostic.core.following import ActionFields, ActionState
from diagnostic.core.hashing import hashed
from diagnostic.core.organisations import SHARING_WORDS
from diagnostic.core.people import Asker, Relation, Role, SignedIn
from diagnostic.core.review import Planned
from tests.journeys.advised import Advised, opened

LONG: Final = (
    "Association intercommunale pour l’animation des partenariats, l’hospitalité et les transitions du pays "
    "des Trois-Vallées-et-de-la-Haute-Rive"
)
"""A name as long as some structures have, with a word that is longer than a narrow page likes."""
REMARK: Final = (
    "Nous en avons parlé avec trois partenaires.\n\nLa convention de 2019 reste valable : voir "
    "https://exemple.org/conventions/animation-du-territoire-2019-version-definitive-signee."
)
MANY: Final = 12


def crowded(services: Services, case: Advised) -> None:
    """An organisation with people, invitations, somebody who asks to follow, and several diagnostics."""
    now, name = services.clock.now(), case.name
    with services.store.write() as work:
        work.organisations.rename(case.organisation, LONG)
        for number in range(1, 4):
            work.accounts.add(f"c{number}-{name}", f"c{number}-{name}@exemple.org", LONG[:60], "fr", now)
            work.organisations.join(case.organisation, f"c{number}-{name}", now, is_manager=number == 1)
        published = services.library.latest()[0]
        for number in range(3):
            made = services.clock.public_id()
            work.assessments.begin(made, published.key, published.version, f"{LONG} {number}", "fr", now)
            work.organisations.own(case.organisation, made, now)
    for number, role in enumerate((Role.MEMBER, Role.MANAGER)):
        into = Into(organisation=case.organisation)
        invite(services, Asker(), role, f"invitee-{number}@exemple.org", into, "fr")
    asked_by_others(services, case)


def asked_by_others(services: Services, case: Advised) -> None:
    """Two more advisors: one who asks to follow, and one to whom it was proposed."""
    now, name = services.clock.now(), case.name
    with services.store.write() as work:
        for kind, side in (("b", "advisor"), ("d", "organisation")):
            work.accounts.add(f"{kind}-{name}", f"{kind}-{name}@exemple.org", "Noé Petit", "fr", now)
            work.organisations.practise(f"n-{name}", f"{kind}-{name}", now, is_lead=False)
            work.organisations.ask(
                f"{kind}f-{name}", case.organisation, f"{kind}-{name}", side, SHARING_WORDS, now
            )


def proposed_to_advisor(services: Services, case: Advised) -> None:
    """The structure proposes to the advisor to follow it; a dozen others are followed already."""
    now, name = services.clock.now(), case.name
    with services.store.write() as work:
        work.organisations.ask(
            f"p-{name}", case.organisation, f"a-{name}", "organisation", SHARING_WORDS, now
        )
        for number in range(MANY):
            other = f"{number}-{name}"
            work.organisations.add(other, f"{LONG} {number}", now)
            work.organisations.ask(f"p{other}", other, f"a-{name}", "advisor", SHARING_WORDS, now)
            work.organisations.accept(f"p{other}", now)


def agreed(services: Services, case: Advised) -> None:
    """The structure agreed that its advisor fills in with it."""
    give_consent(services, Asker(), case.assessment, f"f-{case.name}", ("Awa Morel", 30))


def linked(services: Services, case: Advised) -> None:
    """Two links to read the report."""
    for label in ("La mairie", LONG):
        make_reading_link(services, Asker(), case.assessment, label, 30)


def shared_widely(services: Services, case: Advised) -> None:
    """Everything that can be shared is."""
    for prepare in (crowded, agreed, linked):
        prepare(services, case)


def discussed(services: Services, case: Advised) -> None:
    """Readings, comments of both sides, and a published restitution with a priority of the advisor’s own."""
    scene, structure = _scenes(services, case)
    for number, key in enumerate((case.questions[0], case.questions[1], case.questions[0])):
        record_reading(scene, Wanted(key, "3", REMARK, 0 if number < 2 else 1))
        say_comment(scene, key, REMARK, f"advisor-{number}")
        say_comment(structure, key, REMARK, f"structure-{number}")
    say_comment(structure, "", REMARK, "whole")
    _drafted(scene)
    ready = prepared(scene)
    assert ready
    publish(scene, digest_of(ready))


def planned(services: Services, case: Advised) -> None:
    """An action plan that was begun, with actions in every state."""
    _, structure = _scenes(services, case)
    begin_plan(structure, ("Réunir deux partenaires", LONG))
    today = local_day(services.clock.now())
    for number, state in enumerate(ActionState):
        fields = ActionFields(
            f"{LONG} {number}", "Awa Morel", today + timedelta(days=number - 1), state, None, ""
        )
        add_action(structure, fields, f"action-{number}")


def exported(services: Services, case: Advised) -> None:
    """Two batches of reports: one that is ready, and one that was stopped and of which some were refused."""
    now, of = services.clock.now(), (case.assessment,)
    ready = Batch("", f"a-{case.name}", "fr", of, 1, (), BatchState.READY, now, now + KEPT)
    with services.store.write() as work:
        work.batches.add(replace(ready, id=services.clock.public_id()))
        work.batches.add(replace(ready, id=services.clock.public_id(), refused=of, state=BatchState.STOPPED))


def campaigning(services: Services, case: Advised) -> None:
    """A dozen campaigns, the last with thirty structures invited."""
    today, asker = local_day(services.clock.now()), _asker(services, case, "a")
    made = ""
    for number in range(MANY):
        plan = Plan("structure", f"{LONG} {number}", REMARK, today, today + timedelta(days=30))
        made = open_campaign(services, asker, plan)
    with services.store.write() as work:
        for number in range(30):
            secret = hashed(services.clock.token())
            work.campaigns.invite(
                services.clock.public_id(), made, f"c{number}@exemple.org", LONG, secret, services.clock.now()
            )


def belonging(services: Services, case: Advised) -> None:
    """The manager belongs to a dozen organisations more."""
    now = services.clock.now()
    with services.store.write() as work:
        for number in range(MANY):
            work.organisations.add(f"{number}o-{case.name}", f"{LONG} {number}", now)
            work.organisations.join(f"{number}o-{case.name}", f"m-{case.name}", now, is_manager=False)


def _drafted(scene: Scene) -> None:
    """Change a proposal in every way there is."""
    first = draft_of(scene).proposal.priorities[0].key
    by_hand = Planned(key="main-1", title=LONG, why=REMARK, first_step=REMARK, months=3)
    for change in (writing(by_hand), hiding(first, REMARK), telling(REMARK), adding(scene, "K10")):
        alter(scene, draft_of(scene).revision, change)


def _scenes(services: Services, case: Advised) -> tuple[Scene, Scene]:
    """The advisor before the diagnostic, and the manager of the structure."""
    here = opened(services, case.assessment)
    return (
        Scene(services, _asker(services, case, "a"), here, frozenset({Relation.ADVISOR})),
        Scene(services, _asker(services, case, "m"), here, frozenset({Relation.MANAGER})),
    )


def _asker(services: Services, case: Advised, kind: str) -> Asker:
    """Somebody of the case who signed in with every proof."""
    now = services.clock.now()
    with services.store.read() as work:
        person = work.accounts.person(f"{kind}-{case.name}")
    assert person
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
