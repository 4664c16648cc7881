"""The draft of a review: what the advisor proposes, which two people never overwrite for one another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from diagnostic.actions.concluding import require_profile
from diagnostic.actions.drafted import plan_json, proposal_in
from diagnostic.actions.scene import Scene, kept_line, kept_text
from diagnostic.actions.seeking import seek
from diagnostic.core.concluding import conclude
from diagnostic.core.faults import Refusal, RefusedInput
from diagnostic.core.outcome import Outcome
from diagnostic.core.resources import Resource
from diagnostic.core.review import (
    HORIZONS,
    LONGEST_COMMENT,
    LONGEST_LINE,
    LONGEST_REASON,
    MOST_BY_HAND,
    MOST_RESOURCES,
    Draft,
    Planned,
    Proposal,
    completed,
    hidden,
    with_resource,
    written,
)
from diagnostic.store.reviews import KeptDraft

if TYPE_CHECKING:
    from diagnostic.store.session import Work

Alteration = Callable[[Proposal], Proposal]

MOST_FOUND = 12
"""Resources that a search shows at once."""


def draft_of(scene: Scene) -> Draft:
    """The draft as it stands, completed with the priorities of the outcome.

    Raises UnfinishedProfile while the path is not decided.
    """
    with scene.services.store.read() as work:
        return _draft(scene, work)


def alter(scene: Scene, seen: int, alteration: Alteration) -> Draft | None:
    """Change the draft that was seen.

    Gives None when the change stands — also when it stood already, so that pressing twice changes nothing
    more — or the draft that stands, when somebody else changed it meanwhile.
    """
    with scene.services.store.write() as work:
        work.assessments.get(scene.id)
        draft = _draft(scene, work)
        proposal = alteration(draft.proposal)
        _check(proposal)
        if proposal == draft.proposal:
            return None
        if draft.revision != seen:
            return draft
        kept = KeptDraft(
            message=proposal.message,
            plan=plan_json(proposal),
            revision=draft.revision + 1,
            changed_by=scene.author,
            changed_at=scene.services.clock.now(),
        )
        work.reviews.keep_draft(scene.id, kept)
        scene.tell(work, "review_change", number=str(kept.revision))
    return None


def telling(message: str) -> Alteration:
    """A message to the structure; empty for none."""
    kept = kept_text("message", message, LONGEST_COMMENT, is_needed=False)
    return lambda proposal: replace(proposal, message=kept)


def hiding(key: str, why: str) -> Alteration:
    """A priority left out, for a reason that the structure reads."""
    kept = kept_text("why", why, LONGEST_REASON)
    return lambda proposal: hidden(proposal, key, kept)


def writing(priority: Planned) -> Alteration:
    """A priority by hand; raises RefusedInput unless everything of it is said."""
    if priority.months not in HORIZONS:
        raise RefusedInput((Refusal("months", "unknown", " · ".join(map(str, HORIZONS))),))
    kept = Planned(
        key=priority.key,
        title=kept_line("title", priority.title, LONGEST_LINE),
        why=kept_text("why", priority.why, LONGEST_REASON),
        first_step=kept_text("first_step", priority.first_step, LONGEST_REASON),
        months=priority.months,
    )
    return lambda proposal: written(proposal, kept)


def adding(scene: Scene, code: str) -> Alteration:
    """A resource of the kit; raises RefusedInput when none has this code."""
    if code not in scene.opened.questionnaire.catalogue.by_code:
        raise RefusedInput((Refusal("resource", "unknown", "a code of the kit"),))
    return lambda proposal: proposal if code in proposal.resources else with_resource(proposal, code)


def found_in_kit(scene: Scene, words: str, language: str) -> tuple[Resource, ...]:
    """Resources for these words, as the library finds them; none without words."""
    kit = scene.opened.questionnaire.catalogue
    found = seek(scene.services, kit.resources, words, language) if words.strip() else ()
    return tuple(kit.by_code[code] for code in found if code in kit.by_code)[:MOST_FOUND]


def _draft(scene: Scene, work: Work) -> Draft:
    kept = work.reviews.draft(scene.id)
    proposal = completed(proposal_in(kept), _outcome(scene, work))
    if kept is None:
        return Draft(proposal, 0, "", None)
    return Draft(proposal, kept.revision, kept.changed_by, kept.changed_at)


def _outcome(scene: Scene, work: Work) -> Outcome:
    """The frozen outcome, else that of what was given so far, read in the transaction under way."""
    require_profile(scene.opened)
    conclusion = work.assessments.conclusion(scene.id)
    if conclusion:
        return msgspec.json.decode(conclusion.outcome, type=Outcome)
    return conclude(scene.opened.questionnaire, work.assessments.get(scene.id).record)


def _check(proposal: Proposal) -> None:
    """Raise RefusedInput when there is more than a restitution should hold."""
    if sum(each.is_by_hand for each in proposal.priorities) > MOST_BY_HAND:
        raise RefusedInput((Refusal("title", "too many", f"at most {MOST_BY_HAND}"),))
    if len(proposal.resources) > MOST_RESOURCES:
        raise RefusedInput((Refusal("resource", "too many", f"at most {MOST_RESOURCES}"),))
