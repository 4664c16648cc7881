"""Forms sent just after their session had ended, kept a short while to be shown again."""

import json
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, insert, select

from diagnostic.store.tables.accounts import kept_form

_FORM = kept_form.c
Pairs = Sequence[tuple[str, str]]


class KeptForms:
    """Forms kept for browsers, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, browser_hash: str, address: str, pairs: Pairs, now: datetime) -> None:
        """Keep what a browser sent to an address, in the place of what it sent there before."""
        self.forget(browser_hash, address)
        row = {"browser_hash": browser_hash, "address": address, "fields": json.dumps(pairs), "kept_at": now}
        self._connection.execute(insert(kept_form), row)

    def kept(self, browser_hash: str, address: str, since: datetime) -> tuple[tuple[str, str], ...]:
        """What a browser sent to an address after a moment; nothing when there is none."""
        wanted = select(_FORM.fields).where(_of(browser_hash, address), _FORM.kept_at > since)
        found = self._connection.scalar(wanted)
        return tuple((name, value) for name, value in json.loads(found or "[]"))

    def last_under(self, browser_hash: str, place: str, since: datetime) -> str:
        """The last address at or below a place where a browser sent something after a moment; else empty."""
        below = _FORM.address.startswith(place, autoescape=True)
        mine = (_FORM.browser_hash == browser_hash) & (_FORM.kept_at > since) & below
        wanted = select(_FORM.address).where(mine).order_by(_FORM.kept_at.desc()).limit(1)
        return str(self._connection.scalar(wanted) or "")

    def forget(self, browser_hash: str, address: str) -> None:
        """Forget what a browser sent to an address."""
        self._connection.execute(delete(kept_form).where(_of(browser_hash, address)))

    def purge(self, before: datetime) -> int:
        """Delete what was kept before a moment; gives how many there were."""
        return self._connection.execute(delete(kept_form).where(_FORM.kept_at < before)).rowcount


def _of(browser_hash: str, address: str) -> ColumnElement[bool]:
    return (_FORM.browser_hash == browser_hash) & (_FORM.address == address)
