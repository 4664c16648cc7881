"""Filters of the portfolio that advisors give a name."""

from typing import Final

from diagnostic.actions.auditing import Told, tell
from diagnostic.actions.services import Services
from diagnostic.core.people import Asker
from diagnostic.core.portfolio import SavedView

MOST_VIEWS: Final = 30


def save_view(services: Services, asker: Asker, name: str, query: str) -> bool:
    """Give filters a name; False when there are as many views as one may have."""
    view = SavedView(services.clock.public_id(), name, query)
    with services.store.write() as work:
        names = {each.name for each in work.saved_views.of(asker.account)}
        if len(names | {name}) > MOST_VIEWS:
            return False
        work.saved_views.save(view, asker.account, services.clock.now())
        tell(services, work, asker, Told("view_saved", "view", view.id))
    return True


def remove_view(services: Services, asker: Asker, view_id: str) -> None:
    """Forget a view of one's own."""
    with services.store.write() as work:
        work.saved_views.remove(view_id, asker.account)
        tell(services, work, asker, Told("view_removed", "view", view_id[:64]))
