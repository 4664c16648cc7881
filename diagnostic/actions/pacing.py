"""The pace at which an assessment is being answered, from the times of its answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.actions.services import Services
from diagnostic.core.answers import Provenance
from diagnostic.core.changes import QUESTION
from diagnostic.core.opened import Opened
from diagnostic.core.pace import Answering, own_pace
from diagnostic.core.routing import reading_seconds

if TYPE_CHECKING:
    from diagnostic.store.session import Work
    from diagnostic.store.values import Event

BROUGHT = frozenset({Provenance.IMPORTED, Provenance.CARRIED_OVER})
"""Answers that came with a file took their time elsewhere."""


def pace_of(services: Services, given: Opened) -> float:
    """By how much the person is slower than usual; 1 while too little was measured. Nothing is written."""
    with services.store.read() as work:
        return pace_within(work, given)


def pace_within(work: Work, given: Opened) -> float:
    """The same inside the transaction under way."""
    usual = {each.key: reading_seconds(each) for each in given.questionnaire.questions}
    return own_pace(map(_answering, work.assessments.history(given.assessment.id)), usual)


def _answering(event: Event) -> Answering:
    kind, _, key = event.field.partition(":")
    is_answer = kind == QUESTION and event.value and event.provenance not in BROUGHT
    return Answering(key if is_answer else "", event.at)
