"""Leases: which of several programs does what only one may do at a time."""

from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from diagnostic.store.tables.mail import lease

_LEASE = lease.c


class Leases:
    """Leases, inside one transaction that writes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def take(self, name: str, holder: str, now: datetime, until: datetime) -> bool:
        """Take or keep a lease until a moment; False while another holder has it."""
        row = {"holder": holder, "until": until}
        is_free = (_LEASE.holder == holder) | (_LEASE.until <= now)
        taken = update(lease).where(_LEASE.name == name, is_free).values(**row)
        if self._connection.execute(taken).rowcount:
            return True
        if self._connection.scalar(select(_LEASE.holder).where(_LEASE.name == name)) is not None:
            return False
        self._connection.execute(insert(lease), row | {"name": name})
        return True

    def leave(self, name: str, holder: str, now: datetime) -> None:
        """Let another program take the lease at once."""
        wanted = (_LEASE.name == name) & (_LEASE.holder == holder)
        self._connection.execute(update(lease).where(wanted).values(until=now))
