"""The tables, private to the store. NULL stands for « not yet » and is never part of a unique key."""

from diagnostic.store.tables import (
    access,
    accounts,
    assessments,
    audit,
    campaigns,
    conversations,
    mail,
    organisations,
    questionnaires,
    reviews,
)
from diagnostic.store.tables.metadata import metadata

__all__ = [
    "access",
    "accounts",
    "assessments",
    "audit",
    "campaigns",
    "conversations",
    "mail",
    "metadata",
    "organisations",
    "questionnaires",
    "reviews",
]
