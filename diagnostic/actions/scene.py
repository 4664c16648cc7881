"""Somebody before an assessment: who, what they are to it, and the assessment itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diagnostic.actions.auditing import Told, role_in, tell
from diagnostic.actions.services import Services
from diagnostic.core.faults import Refusal, RefusedInput
from diagnostic.core.limits import tidy, unkeepable
from diagnostic.core.opened import Opened
from diagnostic.core.people import OWN, Asker, Relation
from diagnostic.core.review import Side

if TYPE_CHECKING:
    from diagnostic.store.session import Work


@dataclass(frozen=True, slots=True)
class Scene:
    """What every deed of a review needs."""

    services: Services
    asker: Asker
    opened: Opened
    relations: frozenset[Relation]

    @property
    def id(self) -> str:
        """The id of the assessment."""
        return self.opened.assessment.id

    @property
    def side(self) -> Side:
        """The side for which the person speaks."""
        return Side.STRUCTURE if self.relations & OWN else Side.ADVISOR

    @property
    def author(self) -> str:
        """The name of the person who signed in; empty for a browser without an account."""
        return self.asker.person.name if self.asker.person else ""

    def tell(self, work: Work, action: str, **detail: str) -> None:
        """Tell the trail, in the transaction of the change."""
        told = Told(action, "assessment", self.id, role_in(self.relations), detail=detail)
        tell(self.services, work, self.asker, told)


def kept_text(where: str, text: str, longest: int, *, is_needed: bool = True) -> str:
    """A text as it can be kept; raises RefusedInput when it is too long, broken, or empty though needed."""
    tidied = tidy(text)
    problem = unkeepable(tidied, longest) or ("empty" if is_needed and not tidied else "")
    if problem:
        raise RefusedInput((Refusal(where, problem, f"at most {longest} characters"),))
    return tidied


def kept_line(where: str, text: str, longest: int, *, is_needed: bool = True) -> str:
    """A text of one line, as ``kept_text`` keeps it."""
    return " ".join(kept_text(where, text, longest, is_needed=is_needed).split())
