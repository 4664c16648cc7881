"""A restitution: everything it says, frozen when it was published."""

from dataclasses import dataclass

from diagnostic.core.answers import Level, Record, answer_from, code_of
from diagnostic.core.outcome import Outcome
from diagnostic.core.review import Proposal


@dataclass(frozen=True, slots=True)
class FrozenRecord:
    """What the structure had given, in plain values."""

    profile: dict[str, tuple[str, ...]]
    answers: dict[str, str]
    notes: dict[str, str]
    targets: dict[str, int]
    importance: dict[str, str]


@dataclass(frozen=True, slots=True)
class FrozenReading:
    """An advisor's reading of one question as it stood."""

    question: str
    level: int
    reason: str
    author: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Both readings of an assessment, what is proposed, and who signs.

    Days are ISO dates; ``published_on`` is empty and ``number`` 0 before it is published. It holds keys
    of a published questionnaire version, which never changes, so it says the same for ever.
    """

    questionnaire: str
    version: str
    structure: str
    language: str
    finished_on: str
    record: FrozenRecord
    outcome: Outcome
    readings: tuple[FrozenReading, ...]
    proposal: Proposal
    signed_by: str
    network: str
    published_on: str = ""
    number: int = 0


def frozen(record: Record) -> FrozenRecord:
    """A record in plain values; ``thawed`` reads it back."""
    return FrozenRecord(
        profile=dict(record.profile),
        answers={key: code_of(each) for key, each in record.answers.items()},
        notes=dict(record.notes),
        targets=dict(record.targets),
        importance=dict(record.importance),
    )


def thawed(kept: FrozenRecord, top: int) -> Record:
    """The record that was frozen; ``top`` is the highest level of its scale."""
    answers = {key: answer_from(each, top) for key, each in kept.answers.items()}
    return Record(
        profile=kept.profile,
        answers={key: each for key, each in answers.items() if each},
        notes=kept.notes,
        targets=kept.targets,
        importance=kept.importance,
    )


def level_in(record: Record, question: str) -> int | None:
    """The level answered to a question, or None when there is none."""
    answer = record.answers.get(question)
    return answer.value if isinstance(answer, Level) else None
