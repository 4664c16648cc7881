"""Organisations: made, named, closed to the outside, and who belongs to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diagnostic.actions.auditing import Told, tell
from diagnostic.actions.deciding import make_within
from diagnostic.actions.services import Services
from diagnostic.core.faults import AbsentObject
from diagnostic.core.invitation import Invitation
from diagnostic.core.organisations import Assignment, Colleague, Held, Organisation
from diagnostic.core.people import Asker, Role

if TYPE_CHECKING:
    from diagnostic.store.session import Work


@dataclass(frozen=True, slots=True)
class Sheet:
    """An organisation with its people, its assessments, and those who follow it or wait."""

    organisation: Organisation
    people: tuple[Colleague, ...]
    assessments: tuple[Held, ...]
    assignments: tuple[Assignment, ...]


def sheet_of(services: Services, organisation_id: str) -> Sheet:
    """Everything that its members see of an organisation."""
    with services.store.read() as work:
        return Sheet(
            work.organisations.get(organisation_id),
            work.organisations.people(organisation_id),
            work.organisations.assessments(organisation_id),
            work.assignments.of_organisation(organisation_id),
        )


def open_invitations(services: Services, organisation_id: str) -> tuple[Invitation, ...]:
    """The invitations to an organisation that nobody answered yet."""
    with services.store.read() as work:
        return work.invitations.open_to_organisation(organisation_id, services.clock.now())


def make_organisation(services: Services, asker: Asker, name: str) -> str:
    """Make an organisation that the asker manages; gives its id."""
    with services.store.write() as work:
        return make_within(services, work, asker, name, manager=asker.account)


def rename_organisation(services: Services, asker: Asker, organisation_id: str, name: str) -> None:
    """Give an organisation another name."""
    with services.store.write() as work:
        work.organisations.rename(organisation_id, name)
        _tell(services, work, asker, organisation_id, "organisation_renamed")


def archive_organisation(
    services: Services, asker: Asker, organisation_id: str, *, is_archived: bool
) -> None:
    """Close an organisation to everybody from outside, or open it again to those it had accepted."""
    with services.store.write() as work:
        work.organisations.archive(organisation_id, services.clock.now() if is_archived else None)
        action = "organisation_archived" if is_archived else "organisation_reopened"
        _tell(services, work, asker, organisation_id, action)


def change_role(
    services: Services, asker: Asker, organisation_id: str, account_id: str, *, is_manager: bool
) -> bool:
    """Let a member manage, or no more; False when nobody would manage any more.

    Raises AbsentObject for somebody who does not belong to the organisation.
    """
    with services.store.write() as work:
        person = _colleague(work, organisation_id, account_id)
        if not is_manager and _is_last_manager(work, organisation_id, account_id):
            return False
        work.organisations.join(organisation_id, person.account, person.since, is_manager=is_manager)
        role = Role.MANAGER if is_manager else Role.MEMBER
        told = Told(
            "privilege_permissions_changed",
            "account",
            account_id,
            detail={"role": role.value, "state": "given"},
        )
        tell(services, work, asker, told)
        _tell(services, work, asker, organisation_id, "member_changed")
    return True


def dismiss(services: Services, asker: Asker, organisation_id: str, account_id: str) -> bool:
    """Make somebody a member no more, at once; False when nobody would manage any more.

    Raises AbsentObject for somebody who does not belong to the organisation.
    """
    with services.store.write() as work:
        person = _colleague(work, organisation_id, account_id)
        if _is_last_manager(work, organisation_id, account_id):
            return False
        work.organisations.leave(organisation_id, person.account)
        role = Role.MANAGER if person.is_manager else Role.MEMBER
        told = Told(
            "privilege_permissions_changed",
            "account",
            account_id,
            detail={"role": role.value, "state": "ended"},
        )
        tell(services, work, asker, told)
        _tell(services, work, asker, organisation_id, "member_removed")
    return True


def _colleague(work: Work, organisation_id: str, account_id: str) -> Colleague:
    """A person of the organisation, which is held: two managers who leave at once take turns."""
    work.organisations.hold(organisation_id)
    people = work.organisations.people(organisation_id)
    found = next((each for each in people if each.account == account_id), None)
    if found is None:
        raise AbsentObject
    return found


def _is_last_manager(work: Work, organisation_id: str, account_id: str) -> bool:
    managers = {each.account for each in work.organisations.people(organisation_id) if each.is_manager}
    return managers == {account_id}


def _tell(services: Services, work: Work, asker: Asker, organisation_id: str, action: str) -> None:
    tell(services, work, asker, Told(action, "organisation", organisation_id))
