"""Recording answers: every door — page, conversation, upload — ends here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diagnostic.actions.services import Services
from diagnostic.core.answers import Provenance
from diagnostic.core.assessment import Assessment
from diagnostic.core.changes import Change
from diagnostic.core.checking import check_changes
from diagnostic.core.faults import Clash, Refusal
from diagnostic.core.languages import SOURCE_LANGUAGE

if TYPE_CHECKING:
    from diagnostic.store.session import Alongside, Work


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of a set of changes: kept, refused, or changed meanwhile by somebody else.

    ``versions`` gives for each field sent the number to give as ``seen`` with its next change.
    """

    assessment: Assessment
    applied: tuple[str, ...]
    refusals: tuple[Refusal, ...]
    clashes: tuple[Clash, ...]
    versions: Mapping[str, int]

    @property
    def is_whole(self) -> bool:
        """True when nothing was refused and nothing clashed."""
        return not (self.refusals or self.clashes)


@dataclass(frozen=True, slots=True)
class Source:
    """Where changes come from: the key that names the set, and how the answers came to be.

    ``told`` is done with them when an advisor fills in with the structure: answers are marked so.
    """

    key: str
    provenance: Provenance
    told: Alongside | None = None


def record_answers(
    services: Services,
    assessment: Assessment,
    changes: Iterable[Change],
    key: str,
    provenance: Provenance = Provenance.CHOSEN,
    told: Alongside | None = None,
) -> Recorded:
    """Keep every change that fits, whatever happens to the others.

    ``key`` names this set of changes: sent twice, it is kept once. ``told`` is done with them when
    an advisor fills in with the structure. Raises AlreadyFinished when the assessment was finished.
    """
    with services.store.write() as work:
        return record_within(services, work, assessment, changes, Source(key, provenance, told))


def record_within(
    services: Services, work: Work, assessment: Assessment, changes: Iterable[Change], source: Source
) -> Recorded:
    """Keep changes inside the transaction under way, as ``record_answers`` does in its own."""
    version = (assessment.questionnaire, assessment.version)
    checked = check_changes(services.library.questionnaire(*version, SOURCE_LANGUAGE), changes)
    at = services.clock.now()
    provenance = Provenance.ASSISTED if source.told else source.provenance
    saved = work.assessments.save(assessment.id, checked.changes, source.key, provenance, at)
    if source.told and saved.applied:
        source.told(work)
    after = work.assessments.get(assessment.id)
    return Recorded(after, saved.applied, checked.refusals, saved.clashes, saved.versions)


def assisted_fields(services: Services, assessment: Assessment) -> frozenset[str]:
    """The fields whose answer that stands was given by an advisor together with the structure."""
    with services.store.read() as work:
        last = {each.field: each.provenance for each in work.assessments.history(assessment.id)}
    return frozenset(field for field, how in last.items() if how is Provenance.ASSISTED)
