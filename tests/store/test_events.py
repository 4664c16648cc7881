"""Whatever happens, the events alone tell what stands."""

from dataclasses import dataclass

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diagnostic.store.session import Store
from tests.store.given import begun, entries, history, replayed, said, save

FIELDS = ("profile:territoire", "question:role-defini", "target:strategie")


@dataclass(frozen=True, slots=True)
class Sent:
    """A set of changes: value and note by field, how far behind the page was, how often it is sent."""

    values: dict[str, tuple[str, str]]
    behind: int
    times: int


SETS = st.lists(
    st.builds(
        Sent,
        values=st.dictionaries(
            st.sampled_from(FIELDS),
            st.tuples(st.sampled_from(("", "1", "2")), st.sampled_from(("", "une note"))),
        ),
        behind=st.integers(0, 2),
        times=st.integers(1, 2),
    ),
    max_size=8,
)


# The store is shared by the examples, each of which begins an assessment of its own.
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sets=SETS)
def test_replaying_the_events_gives_what_stands(store: Store, sets: list[Sent]) -> None:
    identifier = begun(store)
    applied = 0
    for position, sent in enumerate(sets):
        now = entries(store, identifier)
        changes = [
            said(field, value, max(0, now[field].version - sent.behind) if field in now else 0, note)
            for field, (value, note) in sent.values.items()
        ]
        told = [save(store, identifier, *changes, key=f"{position}") for _ in range(sent.times)]
        assert all(each == told[0] for each in told)
        applied += len(told[0].applied)
    events = history(store, identifier)
    with store.read() as work:
        assert work.assessments.get(identifier).revision == len(events) == applied
    assert [event.number for event in events] == list(range(1, applied + 1))
    assert entries(store, identifier) == replayed(events)
