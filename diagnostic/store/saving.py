"""What a set of changes comes to, decided before anything is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from diagnostic.core.changes import Change, Entry, merge
from diagnostic.core.faults import AlreadyFinished, Clash, Refusal, RefusedInput
from diagnostic.store.values import Saved


@dataclass(frozen=True, slots=True)
class Standing:
    """What a set of changes meets: the assessment as it stands, and what its key kept before.

    ``under_key`` holds by field what came with the same key; ``entry_at`` gives a field as its
    event of some number left it.
    """

    revision: int
    is_finished: bool
    current: Mapping[str, Entry]
    under_key: Mapping[str, Entry]
    entry_at: Callable[[str, int], Entry]


@dataclass(frozen=True, slots=True)
class Plan:
    """The changes to append, by event number, and what to tell the sender."""

    appended: Mapping[int, Change]
    saved: Saved


def plan(changes: tuple[Change, ...], standing: Standing) -> Plan:
    """Decide what to append and what to tell.

    A change that its key kept before is told as applied and not kept again. Raises RefusedInput when a
    field comes twice, AlreadyFinished when something new comes to a finished assessment.
    """
    _refuse_doubles(changes)
    again = _kept_before(changes, standing)
    rest = tuple(change for change in changes if change.field not in again)
    # A page sent again after finishing must be told as it was before, hence after the replays.
    if rest and standing.is_finished:
        raise AlreadyFinished
    fresh = (change for change in rest if change.field not in standing.under_key)
    merged = merge(fresh, standing.current, standing.entry_at)
    appended = dict(enumerate(merged.changes, standing.revision + 1))
    applied = again | {change.field: number for number, change in appended.items()}
    return Plan(
        appended,
        Saved(
            applied=tuple(change.field for change in changes if change.field in applied),
            clashes=_spent(rest, standing) + merged.clashes,
            versions={each.field: applied.get(each.field) or _seen(each, standing) for each in changes},
        ),
    )


def _kept_before(changes: tuple[Change, ...], standing: Standing) -> dict[str, int]:
    """By field, the number under which the same change was kept when it first came with this key."""
    return {
        change.field: standing.under_key[change.field].version
        for change in changes
        if change.field in standing.under_key and _says(change, standing.under_key[change.field])
    }


def _refuse_doubles(changes: tuple[Change, ...]) -> None:
    fields = [change.field for change in changes]
    doubles = sorted({field for field in fields if fields.count(field) > 1})
    if doubles:
        raise RefusedInput(tuple(Refusal(field, "given twice", "one value") for field in doubles))


def _spent(changes: tuple[Change, ...], standing: Standing) -> tuple[Clash, ...]:
    """The clashes of changes whose key kept something else for their field.

    It may be an old page sent again after the back button: nothing is written, both values are told.
    """
    spent = (change for change in changes if change.field in standing.under_key)
    met = ((change, standing.current[change.field]) for change in spent)
    return tuple(
        Clash(change.field, now.value, now.note, change.value, change.note, now.version)
        for change, now in met
        if not _says(change, now)
    )


def _seen(change: Change, standing: Standing) -> int:
    """The version that the sender has before them, when their change was not applied."""
    now = standing.current.get(change.field, Entry())
    # Whoever has another value before them has not seen this version: they are told at their next change.
    return now.version if _says(change, now) else change.seen


def _says(change: Change, entry: Entry) -> bool:
    return (change.value, change.note) == (entry.value, entry.note)
