"""Organisations, those who advise them, and who accepted whom."""

from datetime import datetime

from sqlalchemy import Column, ForeignKey, Index, Named, Table, TypedColumns

from diagnostic.store.moments import Moment
from diagnostic.store.tables.metadata import metadata


class OrganisationColumns(TypedColumns):
    """A structure that has assessments and decides who reads them."""

    id: Named[str] = Column(primary_key=True)
    name: Named[str]
    made_at: Named[datetime] = Column(Moment)
    archived_at: Named[datetime | None] = Column(Moment)
    """Once archived, nobody from outside reads it."""


organisation = Table("organisation", metadata, OrganisationColumns)


class MembershipColumns(TypedColumns):
    """A person of an organisation."""

    organisation_id: Named[str] = Column(ForeignKey("organisation.id", ondelete="CASCADE"), primary_key=True)
    account_id: Named[str] = Column(
        ForeignKey("account.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    is_manager: Named[bool]
    since: Named[datetime] = Column(Moment)


membership = Table("membership", metadata, MembershipColumns, sqlite_with_rowid=False)


class OwnershipColumns(TypedColumns):
    """The organisation an assessment belongs to; one that was begun without account has none."""

    assessment_id: Named[str] = Column(ForeignKey("assessment.id", ondelete="CASCADE"), primary_key=True)
    organisation_id: Named[str] = Column(ForeignKey("organisation.id", ondelete="CASCADE"), index=True)
    since: Named[datetime] = Column(Moment)


ownership = Table("ownership", metadata, OwnershipColumns, sqlite_with_rowid=False)


class NetworkColumns(TypedColumns):
    """A structure of advisors."""

    id: Named[str] = Column(primary_key=True)
    name: Named[str]
    made_at: Named[datetime] = Column(Moment)


network = Table("network", metadata, NetworkColumns)


class AdvisorColumns(TypedColumns):
    """A person who advises, in one network."""

    account_id: Named[str] = Column(ForeignKey("account.id", ondelete="CASCADE"), primary_key=True)
    network_id: Named[str] = Column(ForeignKey("network.id", ondelete="CASCADE"), index=True)
    is_lead: Named[bool]
    since: Named[datetime] = Column(Moment)


advisor = Table("advisor", metadata, AdvisorColumns, sqlite_with_rowid=False)


class AssignmentColumns(TypedColumns):
    """That an advisor follows an organisation: asked for by one, accepted by the other, ended by either."""

    id: Named[str] = Column(primary_key=True)
    organisation_id: Named[str] = Column(ForeignKey("organisation.id", ondelete="CASCADE"), index=True)
    advisor_id: Named[str] = Column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    asked_by: Named[str]
    """``organisation`` or ``advisor``: the other one accepts."""
    words_version: Named[str]
    """Which wording of what the advisor may see was shown when it was accepted."""
    asked_at: Named[datetime] = Column(Moment)
    accepted_at: Named[datetime | None] = Column(Moment)
    """Nothing is read before."""
    ended_at: Named[datetime | None] = Column(Moment)
    ended_by: Named[str]
    """``organisation``, ``advisor`` or ``lead``; empty while it lasts."""


assignment = Table("assignment", metadata, AssignmentColumns)
Index(
    "uq_assignment_standing",
    assignment.c.organisation_id,
    assignment.c.advisor_id,
    unique=True,
    sqlite_where=assignment.c.ended_at.is_(None),
    postgresql_where=assignment.c.ended_at.is_(None),
)


class AssistanceColumns(TypedColumns):
    """The consent of a structure that an advisor fills in with it."""

    id: Named[str] = Column(primary_key=True)
    assessment_id: Named[str] = Column(ForeignKey("assessment.id", ondelete="CASCADE"), index=True)
    advisor_id: Named[str] = Column(ForeignKey("account.id", ondelete="CASCADE"))
    given_by: Named[str]
    """The name of the person who agreed."""
    given_at: Named[datetime] = Column(Moment)
    until: Named[datetime] = Column(Moment)
    """The consent ends by itself then."""
    ended_at: Named[datetime | None] = Column(Moment)


assistance = Table("assistance", metadata, AssistanceColumns)


class InvitationColumns(TypedColumns):
    """An invitation by mail to open or use an account; only the hash of its secret is kept."""

    id: Named[str] = Column(primary_key=True)
    token_hash: Named[str] = Column(unique=True)
    role: Named[str]
    """``member``, ``manager``, ``advisor``, ``lead`` or ``administrator``."""
    email: Named[str] = Column(index=True)
    organisation_id: Named[str | None] = Column(ForeignKey("organisation.id", ondelete="CASCADE"))
    network_id: Named[str | None] = Column(ForeignKey("network.id", ondelete="CASCADE"))
    invited_by: Named[str]
    """The name of the person who invites, as the mail says it."""
    made_at: Named[datetime] = Column(Moment)
    expires_at: Named[datetime] = Column(Moment)
    accepted_at: Named[datetime | None] = Column(Moment)
    revoked_at: Named[datetime | None] = Column(Moment)


invitation = Table("invitation", metadata, InvitationColumns)


class SavedViewColumns(TypedColumns):
    """A set of filters of the portfolio that an advisor gave a name."""

    id: Named[str] = Column(primary_key=True)
    account_id: Named[str] = Column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    name: Named[str]
    query: Named[str]
    """The filters as they stand in the address of the page."""
    made_at: Named[datetime] = Column(Moment)


saved_view = Table("saved_view", metadata, SavedViewColumns)
