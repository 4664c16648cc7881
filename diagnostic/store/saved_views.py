"""Filters of the portfolio that advisors gave a name."""

from datetime import datetime
from typing import Final

from sqlalchemy import Connection, bindparam, delete, insert, select

from diagnostic.core.portfolio import SavedView
from diagnostic.store.tables.organisations import saved_view

_VIEW = saved_view.c
_OF: Final = (
    select(_VIEW.id, _VIEW.name, _VIEW.query)
    .where(_VIEW.account_id == bindparam("account"))
    .order_by(_VIEW.made_at, _VIEW.id)
)


class SavedViews:
    """Saved views, inside one transaction; each belongs to one account."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, account: str) -> tuple[SavedView, ...]:
        """The views of an account, the first one saved first."""
        return tuple(SavedView(*row) for row in self._connection.execute(_OF, {"account": account}))

    def save(self, view: SavedView, account: str, at: datetime) -> None:
        """Keep a view; one of the same name gives way to it."""
        of_name = (_VIEW.account_id == account) & (_VIEW.name == view.name)
        self._connection.execute(delete(saved_view).where(of_name))
        row = {"id": view.id, "account_id": account, "name": view.name, "query": view.query, "made_at": at}
        self._connection.execute(insert(saved_view), row)

    def remove(self, view_id: str, account: str) -> None:
        """Remove a view of an account; nothing happens when it has no such view."""
        is_own = (_VIEW.id == view_id) & (_VIEW.account_id == account)
        self._connection.execute(delete(saved_view).where(is_own))
