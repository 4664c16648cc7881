"""Conversations: where each stands, and its exchanges."""

from datetime import datetime

from sqlalchemy import Column, ForeignKey, Named, Table, TypedColumns, UniqueConstraint

from diagnostic.store.moments import Moment
from diagnostic.store.tables.metadata import metadata


class ConversationColumns(TypedColumns):
    """Where the conversation of one assessment stands."""

    assessment_id: Named[str] = Column(ForeignKey("assessment.id", ondelete="CASCADE"), primary_key=True)
    talk: Named[str]
    """JSON."""
    exchanges: Named[int]
    """How many exchanges there were."""


conversation = Table("conversation", metadata, ConversationColumns)


class ExchangeColumns(TypedColumns):
    """One message of a person and what was said to it; appended once."""

    assessment_id: Named[str] = Column(ForeignKey("assessment.id", ondelete="CASCADE"), primary_key=True)
    number: Named[int] = Column(primary_key=True, autoincrement=False)
    """Order within the conversation, from 1 and without a gap."""
    key: Named[str]
    """Names the message, so that one sent again is answered once."""
    field: Named[str]
    """What was being asked, empty when nothing was."""
    heard: Named[str]
    """What the person wrote or chose, as JSON; empty for the greeting."""
    replies: Named[str]
    """JSON."""
    request: Named[str]
    """Words kept for a person who advises; mostly empty."""
    at: Named[datetime] = Column(Moment)


exchange = Table("exchange", metadata, ExchangeColumns, UniqueConstraint("assessment_id", "key"))
