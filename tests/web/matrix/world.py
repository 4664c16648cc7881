"""The world of the authorisation matrix: one file with a diagnostic in every state, made once."""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Table, create_engine, insert

from diagnostic.actions.services import Services
from diagnostic.core.hashing import hashed
from diagnostic.language import Languages
from diagnostic.report.forms import DocumentRequest
from diagnostic.report.workers import Documents
from diagnostic.store.session import Store
from diagnostic.store.tables import access, accounts, campaigns, organisations
from tests.build import REAL_CONTENT
from tests.web.clock import StillClock
from tests.web.given import Place, services_at
from tests.web.matrix.model import copy_model, make_model
from tests.web.matrix.people import ACTORS, TO_ASSESSMENTS, Way, name_of, object_id

STATES: Final = tuple(state for state in TO_ASSESSMENTS if state != "absent")
N1, N2 = "network-one", "network-two"
PRACTICES: Final = {
    "advisor": (N1, False),
    "half-advisor": (N1, False),
    "colleague": (N1, False),
    "lead": (N1, True),
    "other-advisor": (N2, False),
    "other-lead": (N2, True),
}
MANAGERS: Final = ("manager", "half-manager", "closed-account", "signed-out", "idle", "outlasted")
HELD: Final = ("own", "pending", "archived", "assisted", "withdrawn", "lapsed", "orphaned")
FOLLOWED: Final = ("own", "ended", "archived", "assisted", "withdrawn", "lapsed")


class InstantDocuments(Documents):
    """Documents that take no time: what is in them is no matter here."""

    def make(self, request: DocumentRequest) -> bytes:
        del request
        return b"%PDF-1.7 a document"


@dataclass(frozen=True, slots=True)
class Scribe:
    """Writes rows as they are, at one moment."""

    connection: Connection
    now: datetime
    numbers: "count[int]"

    def put(self, table: Table, **values: Any) -> None:
        """Add a row."""
        self.connection.execute(insert(table), values)

    def fresh(self) -> str:
        """An id that nothing else has."""
        return f"row-{next(self.numbers)}"

    @property
    def before(self) -> datetime:
        """An hour ago."""
        return self.now - timedelta(hours=1)

    @property
    def after(self) -> datetime:
        """In some hours."""
        return self.now + timedelta(hours=6)


@contextmanager
def world_at(folder: Path, published: Path, languages: Languages) -> Iterator[Services]:
    """Services around a file of one’s own, copied from one where questionnaires are published, and filled."""
    file = folder / "diagnostic.sqlite3"
    shutil.copyfile(published, file)
    place = Place(file, REAL_CONTENT)
    with closing(Store(place.url)) as store, closing(InstantDocuments()) as documents:
        services = services_at(place, StillClock(), store, languages, documents)
        make_world(services)
        yield services


def make_world(services: Services) -> None:
    """Fill a store where questionnaires are published."""
    model = make_model(services)
    engine = create_engine(services.settings.database_url)
    with engine.begin() as connection:
        scribe = Scribe(connection, services.clock.now(), count(1))
        _people(scribe)
        for state in STATES:
            copy_model(connection, model, object_id(state), name_of(state))
            _structure(scribe, state)
        _followings(scribe)
        _consents(scribe)
        _visits(scribe)
        _links(scribe)
        _campaigns(scribe)
    engine.dispose()


def _people(scribe: Scribe) -> None:
    for network in (N1, N2):
        scribe.put(organisations.network, id=network, name=f"Réseau {network}", made_at=scribe.now)
    for actor in ACTORS:
        if actor.way is Way.NONE:
            continue
        scribe.put(
            accounts.account,
            id=f"account-{actor.name}",
            email=f"{actor.name}@exemple.org",
            name=f"Personne {actor.name}",
            language="fr",
            credential_version=1,
            totp_secret="JBSWY3DPEHPK3PXP" if actor.name == "half-manager" else None,
            totp_step=0,
            is_administrator=actor.name.endswith("administrator"),
            made_at=scribe.now,
            closed_at=scribe.before if actor.name == "closed-account" else None,
        )
        if actor.name != "signed-out":
            _session(scribe, actor.name, is_strong=actor.way is not Way.HALF)
    for name, (network, is_lead) in PRACTICES.items():
        row = {"account_id": f"account-{name}", "network_id": network, "is_lead": is_lead}
        scribe.put(organisations.advisor, since=scribe.now, **row)


def _session(scribe: Scribe, name: str, *, is_strong: bool) -> None:
    scribe.put(
        accounts.account_session,
        token_hash=hashed(f"secret-of-{name}"),
        id=f"session-of-{name}",
        account_id=f"account-{name}",
        device="",
        address="",
        way="password",
        is_strong=is_strong,
        opened_at=scribe.now,
        seen_at=scribe.now - timedelta(hours=3) if name == "idle" else scribe.now,
        expires_at=scribe.before if name == "outlasted" else scribe.after,
        confirmed_at=scribe.now,
    )


def _structure(scribe: Scribe, state: str) -> None:
    """The organisation of a diagnostic, with its people."""
    archived = scribe.before if state == "archived" else None
    scribe.put(
        organisations.organisation,
        id=object_id(state),
        name=name_of(state),
        made_at=scribe.now,
        archived_at=archived,
    )
    owned = {"assessment_id": object_id(state), "organisation_id": object_id(state)}
    scribe.put(organisations.ownership, since=scribe.now, **owned)
    people = () if state == "foreign" else ("member", *(MANAGERS if state == "own" else ("manager",)))
    for name in people:
        scribe.put(
            organisations.membership,
            organisation_id=object_id(state),
            account_id=f"account-{name}",
            is_manager=name != "member",
            since=scribe.now,
        )


def _followings(scribe: Scribe) -> None:
    pairs = [(state, "advisor") for state in (*FOLLOWED, "pending")]
    pairs += [("own", "half-advisor"), ("own", "former-advisor"), ("orphaned", "former-advisor")]
    for state, name in [*pairs, ("foreign", "other-advisor")]:
        scribe.put(
            organisations.assignment,
            id=scribe.fresh(),
            organisation_id=object_id(state),
            advisor_id=f"account-{name}",
            asked_by="advisor",
            words_version="2026-11",
            asked_at=scribe.before,
            accepted_at=None if state == "pending" else scribe.before,
            ended_at=scribe.now if state == "ended" else None,
            ended_by="organisation" if state == "ended" else "",
        )


def _consents(scribe: Scribe) -> None:
    """To fill in together; those given to others open nothing to the advisor, nor to them alone."""
    given = [
        (state, "advisor") for state in ("pending", "ended", "archived", "assisted", "withdrawn", "lapsed")
    ]
    for state, name in [*given, ("own", "colleague"), ("orphaned", "former-advisor")]:
        scribe.put(
            organisations.assistance,
            id=scribe.fresh(),
            assessment_id=object_id(state),
            advisor_id=f"account-{name}",
            given_by="Une personne",
            given_at=scribe.before,
            until=scribe.now if state == "lapsed" else scribe.after,
            ended_at=scribe.now if state == "withdrawn" else None,
        )


def _visits(scribe: Scribe) -> None:
    for name in ("holder", "reader", "expired-visit", "others"):
        scribe.put(
            access.browser_session,
            token_hash=hashed(f"visit-of-{name}"),
            opened_at=scribe.before,
            expires_at=scribe.now if name == "expired-visit" else scribe.after,
        )
    grants = [("holder", state) for state in HELD]
    for name, state in [*grants, ("expired-visit", "own"), ("others", "foreign")]:
        granted = {"token_hash": hashed(f"visit-of-{name}"), "assessment_id": object_id(state)}
        scribe.put(access.session_grant, granted_at=scribe.before, **granted)


def _links(scribe: Scribe) -> None:
    """Links to read: one that is open, and others that are not, or not to this reader."""
    for state in ("own", "foreign", "ended", "archived", "lapsed"):
        scribe.put(
            access.shared_link,
            id=f"link-{state}",
            assessment_id=object_id(state),
            token_hash=hashed(f"reading-link-{state}"),
            label="Quelqu’un",
            made_by="",
            made_at=scribe.before,
            expires_at=scribe.now if state == "lapsed" else scribe.after,
            revoked_at=scribe.now if state == "ended" else None,
        )
        names = ("others",) if state == "foreign" else ("reader", "expired-visit")
        for name in names:
            granted = {"token_hash": hashed(f"visit-of-{name}"), "link_id": f"link-{state}"}
            scribe.put(access.reading_grant, granted_at=scribe.before, **granted)


def _campaigns(scribe: Scribe) -> None:
    opened_by = {
        "own": ("advisor", N1),
        "foreign": ("other-advisor", N2),
        "orphaned": ("former-advisor", N1),
        "moved": ("other-advisor", N1),
    }
    for state, (name, network) in opened_by.items():
        scribe.put(
            campaigns.campaign,
            id=object_id(state),
            network_id=network,
            advisor_id=f"account-{name}",
            questionnaire="structure",
            name=f"Campagne {name_of(state)}",
            message="",
            opens_on=scribe.now.date(),
            closes_on=scribe.after.date() + timedelta(days=30),
            token_hash=hashed(f"campaign-{state}"),
            made_at=scribe.now,
        )
