"""The draft of a review as it is kept: a message, and the rest as JSON."""

from dataclasses import dataclass

import msgspec

from diagnostic.core.review import Planned, Proposal
from diagnostic.store.reviews import KeptDraft


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is kept as JSON beside the message."""

    priorities: tuple[Planned, ...] = ()
    resources: tuple[str, ...] = ()


def plan_json(proposal: Proposal) -> str:
    """All of a proposal but its message."""
    return msgspec.json.encode(_Plan(proposal.priorities, proposal.resources)).decode()


def proposal_in(kept: KeptDraft | None) -> Proposal:
    """The proposal that a draft holds; an empty one before anybody began."""
    if kept is None:
        return Proposal()
    plan = msgspec.json.decode(kept.plan, type=_Plan)
    return Proposal(plan.priorities, plan.resources, kept.message)
