"""Recording answers: every door — page, conversation, upload — ends here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from diagnostic.actions.services import Services
from diagnostic.core.answers import Provenance
from diagnostic.core.assessment import Assessment
from diagnostic.core.changes import Change
from diagnostic.core.checking import check_changes
from diagnostic.core.faults import Clash, Refusal
from diagnostic.language import SOURCE_LANGUAGE
from diagnostic.store.session import Work


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
    """Where changes come from: the key that names the set, and how the answers came to be."""

    key: str
    provenance: Provenance


def record_answers(
    services: Services,
    assessment: Assessment,
    changes: Iterable[Change],
    key: str,
    provenance: Provenance = Provenance.CHOSEN,
) -> Recorded:
    """Keep every change that fits, whatever happens to the others.

    ``key`` names this set of changes: sent twice, it is kept once. Raises AlreadyFinished when the
    assessment was finished.
    """
    with services.store.write() as work:
        return record_within(services, work, assessment, changes, Source(key, provenance))


def record_within(
    services: Services, work: Work, assessment: Assessment, changes: Iterable[Change], source: Source
) -> Recorded:
    """Keep changes inside the transaction under way, as ``record_answers`` does in its own."""
    version = (assessment.questionnaire, assessment.version)
    checked = check_changes(services.library.questionnaire(*version, SOURCE_LANGUAGE), changes)
    at = services.clock.now()
    saved = work.assessments.save(assessment.id, checked.changes, source.key, source.provenance, at)
    after = work.assessments.get(assessment.id)
    return Recorded(after, saved.applied, checked.refusals, saved.clashes, saved.versions)
