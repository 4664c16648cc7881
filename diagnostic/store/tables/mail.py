"""Mails to send and long work to do: written with what causes them, done later."""

from datetime import datetime

from sqlalchemy import Column, ForeignKey, Named, Table, TypedColumns

from diagnostic.store.moments import Moment
from diagnostic.store.tables.metadata import metadata


class OutboxColumns(TypedColumns):
    """A mail to send, and what became of it."""

    id: Named[str] = Column(primary_key=True)
    """Also the local part of its Message-ID: one sent twice by accident is shown once."""
    recipient: Named[str]
    subject: Named[str]
    body: Named[str]
    """Emptied once it was sent: it may hold a link."""
    made_at: Named[datetime] = Column(Moment)
    next_try_at: Named[datetime | None] = Column(Moment, index=True)
    """Nothing once it was sent or given up."""
    tries: Named[int]
    sent_at: Named[datetime | None] = Column(Moment)
    fault: Named[str]
    """What the last try met with; empty when nothing did."""


outbox = Table("outbox", metadata, OutboxColumns)


class ExportJobColumns(TypedColumns):
    """A batch of documents being made for an advisor."""

    id: Named[str] = Column(primary_key=True)
    account_id: Named[str] = Column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    language: Named[str]
    assessments: Named[str]
    """JSON: the ids asked for, in order."""
    done: Named[int]
    """How many of them were tried, in order."""
    refused: Named[str]
    """JSON: the ids of those that could not be made, or may not be read any more."""
    state: Named[str]
    """``waiting``, ``running``, ``ready`` or ``stopped``."""
    worked_at: Named[datetime] = Column(Moment)
    """Last sign of work: another worker takes up a batch that was left."""
    made_at: Named[datetime] = Column(Moment)
    expires_at: Named[datetime] = Column(Moment)


export_job = Table("export_job", metadata, ExportJobColumns)


class LeaseColumns(TypedColumns):
    """Which program does the work that one program at a time may do."""

    name: Named[str] = Column(primary_key=True)
    holder: Named[str]
    until: Named[datetime] = Column(Moment)
    """Another program may take over after it."""


lease = Table("lease", metadata, LeaseColumns, sqlite_with_rowid=False)
