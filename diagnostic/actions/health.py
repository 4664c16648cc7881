"""Whether the service can do its work."""

from diagnostic.actions.services import Services
from diagnostic.core.faults import StoreBusy


def is_ready(services: Services) -> bool:
    """True when the database answers and its tables are those this version was written for."""
    try:
        return services.store.is_current()
    except StoreBusy:
        return False
