"""Finishing an assessment, opening it again, and its outcome."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from diagnostic.actions.services import Services
from diagnostic.core.assessment import Assessment, State
from diagnostic.core.concluding import conclude
from diagnostic.core.faults import UnfinishedProfile
from diagnostic.core.opened import Opened
from diagnostic.core.outcome import Outcome
from diagnostic.core.routing import Path

if TYPE_CHECKING:
    from diagnostic.store.session import Alongside, Work


def outcome_of(services: Services, given: Opened) -> Outcome:
    """The frozen outcome of a finished assessment, else the outcome of what was given so far.

    Nothing is written. Raises UnfinishedProfile while questions that decide the path are unanswered.
    """
    require_profile(given)
    if given.assessment.state is State.FINISHED:
        with services.store.read() as work:
            conclusion = work.assessments.conclusion(given.assessment.id)
        if conclusion:
            return msgspec.json.decode(conclusion.outcome, type=Outcome)
    return conclude(given.questionnaire, given.assessment.record)


def finish(services: Services, given: Opened, told: Alongside | None = None) -> None:
    """Finish the assessment and freeze its outcome; doing it again changes nothing.

    ``told`` is done with it when an advisor fills in with the structure.
    Raises UnfinishedProfile while questions that decide the path are unanswered.
    """
    with services.store.write() as work:
        finish_within(services, work, given, told)


def finish_within(services: Services, work: Work, given: Opened, told: Alongside | None = None) -> None:
    """Finish inside the transaction under way, by the answers that stand in it, as ``finish`` does."""
    now = work.assessments.get(given.assessment.id)
    require_profile(replace(given, assessment=now))
    outcome = conclude(given.questionnaire, now.record)
    frozen = msgspec.json.encode(outcome).decode()
    made = work.assessments.finish(now.id, frozen, services.clock.now())
    levels = {each.dimension: each.level or 0 for each in outcome.dimensions}
    work.portfolio.remember_levels(now.id, made.number, levels)
    if told:
        told(work)


def reopen(services: Services, assessment: Assessment, told: Alongside | None = None) -> Assessment:
    """Let answers change again; the outcome frozen before is kept in the history.

    ``told`` is done with it when an advisor fills in with the structure.
    """
    with services.store.write() as work:
        work.assessments.reopen(assessment.id, services.clock.now())
        if told:
            told(work)
        return work.assessments.get(assessment.id)


def require_profile(given: Opened) -> None:
    """Raise UnfinishedProfile unless every question that decides the path has an answer."""
    missing = Path(given.questionnaire, given.assessment.record).missing_profile()
    if missing:
        raise UnfinishedProfile(missing)
