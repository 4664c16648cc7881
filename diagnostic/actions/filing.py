"""A structure's file: where it stands, what happened, and what asks for an advisor's eye."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from diagnostic.actions.scene import Scene
from diagnostic.clock import local_day
from diagnostic.core.answers import Provenance
from diagnostic.core.case_file import CaseFile, Happened, Happening
from diagnostic.core.changes import QUESTION
from diagnostic.core.regard import regards_of
from diagnostic.core.review import Side, standing
from diagnostic.core.routing import Path
from diagnostic.core.wording import worded_for
from diagnostic.store.values import Event

if TYPE_CHECKING:
    from diagnostic.store.session import Work


def case_file(scene: Scene) -> CaseFile:
    """Everything the page of a structure's file tells; nothing is written."""
    assessment = scene.opened.assessment
    path = Path(worded_for(scene.opened.questionnaire, assessment.record.profile), assessment.record)
    with scene.services.store.read() as work:
        kept = _kept(work, scene.id)
        events = work.assessments.history(scene.id)
        around = work.correspondents
        return CaseFile(
            path=path,
            organisation=around.organisation_of(scene.id),
            campaign=around.campaign_of(scene.id),
            concluded=around.conclusions(scene.id),
            happened=tuple(sorted(_happened(scene, work, events), key=lambda each: each.day)),
            regards=regards_of(path, kept),
            kept=kept,
            origins=_origins(events),
            read=frozenset(standing(work.reviews.readings(scene.id))),
        )


def _kept(work: Work, assessment_id: str) -> dict[str, tuple[str, ...]]:
    """What the structure asked to leave for a person, by question; the whole under an empty key."""
    kept: dict[str, tuple[str, ...]] = {}
    for field, words in work.correspondents.kept_for_advisor(assessment_id):
        kind, _, key = field.partition(":")
        place = key if kind == QUESTION else ""
        kept[place] = (*kept.get(place, ()), words)
    return kept


def _origins(events: Iterable[Event]) -> dict[str, Provenance]:
    return {
        each.field.partition(":")[2]: each.provenance for each in events if each.field.startswith(QUESTION)
    }


def _happened(scene: Scene, work: Work, events: Iterable[Event]) -> Iterator[Happened]:
    yield Happened(local_day(scene.opened.assessment.begun_at), Happening.BEGUN)
    given = Counter((local_day(each.at), each.provenance) for each in events)
    for (day, provenance), count in given.items():
        yield Happened(day, Happening.ANSWERED, count, provenance=provenance)
    for at in work.correspondents.conclusions(scene.id):
        yield Happened(local_day(at), Happening.FINISHED)
    readings = Counter((local_day(each.at), each.author) for each in work.reviews.readings(scene.id))
    for (day, who), count in readings.items():
        yield Happened(day, Happening.READ, count, who)
    kinds = {Side.ADVISOR: Happening.COMMENTED, Side.STRUCTURE: Happening.REPLIED}
    said = Counter((local_day(each.at), each.side, each.author) for each in work.reviews.comments(scene.id))
    for (day, side, who), count in said.items():
        yield Happened(day, kinds[side], count, who)
    for made in work.reviews.restitutions(scene.id):
        yield Happened(local_day(made.published_at), Happening.PUBLISHED, made.number, made.signed_by)
