"""The restitution: both readings of an assessment, signed and frozen."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from diagnostic.actions.document_files import File, kit_pages, original_titles
from diagnostic.actions.drafted import proposal_in
from diagnostic.actions.letters import published, write_to
from diagnostic.actions.scene import Scene
from diagnostic.actions.services import Services
from diagnostic.clock import local_day
from diagnostic.core.assessment import State
from diagnostic.core.faults import AbsentObject
from diagnostic.core.outcome import Outcome
from diagnostic.core.review import completed, standing
from diagnostic.core.snapshot import FrozenReading, Snapshot, frozen, thawed
from diagnostic.core.wording import worded_for
from diagnostic.report.document import Particulars, document_of
from diagnostic.report.forms import DocumentRequest
from diagnostic.report.keys import DocumentKey, Form
from diagnostic.report.tree.document import Document
from diagnostic.store.reviews import KeptRestitution

if TYPE_CHECKING:
    from diagnostic.store.session import Work

FORMS = tuple(each.value for each in Form)


def prepared(scene: Scene) -> Snapshot | None:
    """What a restitution would say now; None while the assessment is not finished."""
    with scene.services.store.read() as work:
        return _snapshot(scene, work)


def digest_of(snapshot: Snapshot) -> str:
    """Names what a snapshot says, so that nothing else is published than what was shown."""
    return hashlib.sha256(_encoded(snapshot)).hexdigest()


def publish(scene: Scene, digest: str) -> int | None:
    """Publish what was shown under a digest; gives its number.

    Pressed twice, it is published once. None when something changed since it was shown, or the
    assessment is not finished: nothing is published then.
    """
    services = scene.services
    with services.store.write() as work:
        assessment = work.assessments.get(scene.id)
        before = work.reviews.restitutions(scene.id)
        if before and digest_of(replace(_decoded(before[-1]), published_on="")) == digest:
            return before[-1].number
        snapshot = _snapshot(scene, work)
        if snapshot is None or digest_of(snapshot) != digest:
            return None
        now = services.clock.now()
        content = _encoded(replace(snapshot, published_on=local_day(now).isoformat()))
        made = KeptRestitution(snapshot.number, content.decode(), snapshot.signed_by, snapshot.network, now)
        work.reviews.publish(scene.id, made)
        scene.tell(work, "restitution_publish", number=str(made.number))
        people = work.correspondents.structure(scene.id)
        write_to(services, work, people, assessment, (published, f"restitution/{made.number}"))
    return made.number


def is_told_by_mail(scene: Scene) -> bool:
    """True when the structure has somebody to be told of a publication."""
    with scene.services.store.read() as work:
        return bool(work.correspondents.structure(scene.id))


def published_ones(scene: Scene) -> tuple[KeptRestitution, ...]:
    """Every restitution of an assessment, in order."""
    with scene.services.store.read() as work:
        return work.reviews.restitutions(scene.id)


def restitution(scene: Scene, number: int) -> Snapshot:
    """A published restitution; AbsentObject when there is none with this number."""
    found = next((each for each in published_ones(scene) if each.number == number), None)
    if found is None:
        raise AbsentObject
    return _decoded(found)


def told(services: Services, snapshot: Snapshot, language: str) -> Document:
    """The content tree of a restitution in a language: its words depend on the snapshot alone."""
    version = (snapshot.questionnaire, snapshot.version)
    questionnaire = services.library.questionnaire(*version, language)
    record = thawed(snapshot.record, questionnaire.top)
    return document_of(
        worded_for(questionnaire, record.profile),
        record,
        _ordered(snapshot),
        Particulars(
            structure=snapshot.structure,
            day=date.fromisoformat(snapshot.finished_on),
            written_in=services.languages[snapshot.language].tag,
            original_titles=original_titles(services, version, language),
            both=snapshot,
            kit_pages=kit_pages(services, language),
        ),
        services.languages[language],
    )


def restitution_file(scene: Scene, number: int, ending: str, language: str) -> File:
    """A restitution as a file; raises AbsentObject for an unknown number, DocumentUnavailable at limits."""
    snapshot, form = restitution(scene, number), Form(ending)
    key = DocumentKey(
        subject=scene.id,
        revision=number,
        version=snapshot.version,
        language=language,
        day=f"restitution {snapshot.published_on}",
        structure=snapshot.structure,
    )
    request = DocumentRequest(form, key, lambda: told(scene.services, snapshot, language))
    name = f"restitution-{number}-{snapshot.published_on}-{language}.{form.value}"
    return File(scene.services.documents.make(request), form.media, name)


def _snapshot(scene: Scene, work: Work) -> Snapshot | None:
    assessment = work.assessments.get(scene.id)
    conclusion = work.assessments.conclusion(scene.id)
    if assessment.state is not State.FINISHED or conclusion is None:
        return None
    outcome = msgspec.json.decode(conclusion.outcome, type=Outcome)
    person = scene.asker.person
    return Snapshot(
        questionnaire=assessment.questionnaire,
        version=assessment.version,
        structure=assessment.structure,
        language=assessment.language,
        finished_on=local_day(conclusion.finished_at).isoformat(),
        record=frozen(assessment.record),
        outcome=outcome,
        readings=_readings(work, scene),
        proposal=completed(proposal_in(work.reviews.draft(scene.id)), outcome),
        signed_by=scene.author,
        network=person.practice.name if person and person.practice else "",
        number=len(work.reviews.restitutions(scene.id)) + 1,
    )


def _readings(work: Work, scene: Scene) -> tuple[FrozenReading, ...]:
    """The readings that stand, in the order of the questions."""
    last = standing(work.reviews.readings(scene.id))
    asked = (last.get(each.key) for each in scene.opened.questionnaire.questions)
    return tuple(
        FrozenReading(each.question, int(each.level), each.reason, each.author) for each in asked if each
    )


def _encoded(snapshot: Snapshot) -> bytes:
    """The snapshot as JSON, the same bytes for the same snapshot."""
    plain = msgspec.to_builtins(snapshot, str_keys=True)
    return msgspec.json.encode(plain, order="deterministic")


def _decoded(kept: KeptRestitution) -> Snapshot:
    return msgspec.json.decode(kept.content, type=Snapshot)


def _ordered(snapshot: Snapshot) -> Outcome:
    """The outcome with its priorities as the advisor left them."""
    of = {each.question: each for each in snapshot.outcome.priorities}
    kept = tuple(of[each.key] for each in snapshot.proposal.shown if each.key in of)
    keys = [each.question for each in kept]
    # What prepares something else is only said while it still comes first.
    said = tuple(
        each if each.moved_before in keys[place:] else replace(each, moved_before="")
        for place, each in enumerate(kept)
    )
    return replace(snapshot.outcome, priorities=said)


def last_told(scene: Scene, language: str) -> Document | None:
    """The last restitution told; None while there is none."""
    made = published_ones(scene)
    return told(scene.services, _decoded(made[-1]), language) if made else None
