"""Campaigns: many structures invited to answer in the same weeks."""

from datetime import date, datetime

from sqlalchemy import Column, ForeignKey, Named, Table, TypedColumns, UniqueConstraint

from diagnostic.store.moments import Moment
from diagnostic.store.tables.metadata import metadata


class CampaignColumns(TypedColumns):
    """A campaign of a network."""

    id: Named[str] = Column(primary_key=True)
    network_id: Named[str] = Column(ForeignKey("network.id", ondelete="CASCADE"), index=True)
    advisor_id: Named[str] = Column(ForeignKey("account.id"))
    """Who opened it, and follows the structures that agree to share."""
    questionnaire: Named[str]
    name: Named[str]
    message: Named[str]
    opens_on: Named[date]
    closes_on: Named[date]
    closed_at: Named[datetime | None] = Column(Moment)
    """Nothing until somebody closes it by hand; its last day closes it too."""
    token_hash: Named[str] = Column(unique=True)
    """Of the link that everybody may use; the link itself is derived from the id and a key."""
    made_at: Named[datetime] = Column(Moment)


campaign = Table("campaign", metadata, CampaignColumns)


class CampaignInvitationColumns(TypedColumns):
    """A structure invited to a campaign by mail."""

    id: Named[str] = Column(primary_key=True)
    campaign_id: Named[str] = Column(ForeignKey("campaign.id", ondelete="CASCADE"))
    email: Named[str]
    structure: Named[str]
    token_hash: Named[str] = Column(unique=True)
    made_at: Named[datetime] = Column(Moment)
    opened_at: Named[datetime | None] = Column(Moment)
    """When its assessment was begun."""
    withdrawn_at: Named[datetime | None] = Column(Moment)


campaign_invitation = Table(
    "campaign_invitation",
    metadata,
    CampaignInvitationColumns,
    UniqueConstraint("campaign_id", "email"),
)


class CampaignPartColumns(TypedColumns):
    """An assessment begun in a campaign."""

    assessment_id: Named[str] = Column(ForeignKey("assessment.id", ondelete="CASCADE"), primary_key=True)
    campaign_id: Named[str] = Column(ForeignKey("campaign.id", ondelete="CASCADE"), index=True)
    invitation_id: Named[str | None] = Column(ForeignKey("campaign_invitation.id", ondelete="SET NULL"))
    joined_at: Named[datetime] = Column(Moment)


campaign_part = Table("campaign_part", metadata, CampaignPartColumns, sqlite_with_rowid=False)
