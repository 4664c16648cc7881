"""A page in one state, and in which of the four conditions of a page that is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from tests.journeys.respondent import Respondent
from tests.journeys.serving import Server

Reach = Callable[[Respondent, Server], None]
Condition = Literal["normal", "error", "empty", "full"]


@dataclass(frozen=True, slots=True)
class State:
    """A page in one state: its name, the route that answers with it, the way to it, and its condition.

    ``needs_script`` is for what only a script brings about, which nobody without one ever meets.
    """

    name: str
    endpoint: str
    reach: Reach
    condition: Condition = "normal"
    needs_script: bool = False
