"""Finishing an assessment, opening it again, and its outcome."""

import msgspec

from diagnostic.actions.services import Services
from diagnostic.core.assessment import Assessment, State
from diagnostic.core.concluding import conclude
from diagnostic.core.faults import UnfinishedProfile
from diagnostic.core.opened import Opened
from diagnostic.core.outcome import Outcome
from diagnostic.core.routing import Path


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


def finish(services: Services, given: Opened) -> None:
    """Finish the assessment and freeze its outcome; doing it again changes nothing.

    Raises UnfinishedProfile while questions that decide the path are unanswered.
    """
    require_profile(given)
    with services.store.write() as work:
        now = work.assessments.get(given.assessment.id)
        outcome = conclude(given.questionnaire, now.record)
        frozen = msgspec.json.encode(outcome).decode()
        work.assessments.finish(now.id, frozen, services.clock.now())


def reopen(services: Services, assessment: Assessment) -> Assessment:
    """Let answers change again; the outcome frozen before is kept in the history."""
    with services.store.write() as work:
        work.assessments.reopen(assessment.id, services.clock.now())
        return work.assessments.get(assessment.id)


def require_profile(given: Opened) -> None:
    """Raise UnfinishedProfile unless every question that decides the path has an answer."""
    missing = Path(given.questionnaire, given.assessment.record).missing_profile()
    if missing:
        raise UnfinishedProfile(missing)
