"""Telling the trail: who read what belongs to others, and who changed what."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from diagnostic.actions.services import Services
from diagnostic.core.people import Asker, Relation
from diagnostic.core.trail import ActorKind, Deed, Entry, first_break

if TYPE_CHECKING:
    from diagnostic.store.session import Work

DONE, REFUSED = "done", "refused"


@dataclass(frozen=True, slots=True)
class Told:
    """What the trail is told: an action on one object, in which role, with which detail."""

    action: str
    kind: str
    id: str
    role: str = ""
    outcome: str = DONE
    request: str = ""
    detail: Mapping[str, str] = field(default_factory=dict)


def tell(services: Services, work: Work, asker: Asker, told: Told) -> None:
    """Add an entry in the transaction of the change it tells of."""
    person = asker.person
    kind = ActorKind.ACCOUNT if person else (ActorKind.HOLDER if asker.visit else ActorKind.ANONYMOUS)
    actor = person.id if person else asker.visit[:16]
    work.trail.append(_deed(services, told, kind, actor, asker.address), trail_key(services))


def tell_by_program(services: Services, work: Work, told: Told) -> None:
    """Add an entry about what the program did by itself, in the transaction of the change it tells of."""
    work.trail.append(_deed(services, told, ActorKind.PROGRAM), trail_key(services))


def tell_alone(services: Services, asker: Asker, told: Told) -> None:
    """Add an entry about something that changed nothing, such as a read."""
    with services.store.write() as work:
        tell(services, work, asker, told)


def role_in(relations: frozenset[Relation]) -> str:
    """The relation that the trail names when somebody stands in several: the furthest from the structure."""
    order = (
        Relation.LEAD,
        Relation.ADVISOR,
        Relation.ASSISTANT,
        Relation.READER,
        Relation.MANAGER,
        Relation.MEMBER,
        Relation.HOLDER,
    )
    return next((each.value for each in order if each in relations), "")


def entries_about(services: Services, object_id: str) -> tuple[Entry, ...]:
    """What was done with one object, the latest first."""
    with services.store.read() as work:
        return work.trail.about(object_id)


def broken_at(services: Services) -> int | None:
    """The first place where the trail does not hold, or None when it holds throughout."""
    with services.store.read() as work:
        return first_break(work.trail.entries(), trail_key(services))


def trail_key(services: Services) -> bytes:
    """What seals are made with: derived from the secret of the installation, never in the database."""
    return hmac.new(services.settings.secret_key.encode(), b"trail", hashlib.sha256).digest()


def _deed(services: Services, told: Told, kind: ActorKind, actor: str = "", address: str = "") -> Deed:
    return Deed(
        at=services.clock.now(),
        actor_kind=kind,
        actor_id=actor,
        role=told.role,
        action=told.action,
        object_kind=told.kind,
        object_id=told.id,
        outcome=told.outcome,
        address=address,
        request=told.request,
        detail=told.detail,
    )
