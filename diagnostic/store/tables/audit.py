"""The trail of sensitive reads and of changes: appended only, each entry sealed with the one before."""

from datetime import datetime

from sqlalchemy import Column, Named, Table, TypedColumns

from diagnostic.store.moments import Moment
from diagnostic.store.tables.metadata import metadata


class AuditEntryColumns(TypedColumns):
    """One entry; triggers refuse any change to it. No key points elsewhere: it outlives what it tells of."""

    number: Named[int] = Column(primary_key=True, autoincrement=False)
    """Order in the whole trail, from 1 and without a gap."""
    at: Named[datetime] = Column(Moment)
    actor_kind: Named[str]
    """``anonymous``, ``holder``, ``account`` or ``program``."""
    actor_id: Named[str]
    role: Named[str]
    action: Named[str]
    object_kind: Named[str]
    object_id: Named[str] = Column(index=True)
    outcome: Named[str]
    """``done`` or ``refused``."""
    address: Named[str]
    """The network address without its last part."""
    request: Named[str]
    detail: Named[str]
    """JSON of a closed set of keys: never an answer, a free text, a secret."""
    previous: Named[str]
    seal: Named[str]
    """HMAC-SHA-256 of everything above, with a key that is not in the database."""


audit_entry = Table("audit_entry", metadata, AuditEntryColumns)
