"""Files that advisors take away."""

from dataclasses import dataclass

from diagnostic.web.shapes.forms import FormView
from diagnostic.web.shapes.portfolio import Elsewhere


@dataclass(frozen=True, slots=True)
class BatchView:
    """One batch of reports: how far it is, and what can be done with it."""

    title: str
    state: str
    done: int
    count: int
    is_under_way: bool
    refused: str
    """Those left out, in words; empty when none is."""
    names: tuple[str, ...]
    until: str
    fetch_url: str
    """Empty until something can be fetched."""
    stop_url: str


@dataclass(frozen=True, slots=True)
class ExportsView:
    """Tables and batches of reports."""

    tabs: tuple[Elsewhere, ...]
    found: str
    active: tuple[str, ...]
    change_url: str
    query: str
    table: FormView
    batch: FormView
    count: int
    batches: tuple[BatchView, ...]
    is_under_way: bool
    here: str
    most: int
