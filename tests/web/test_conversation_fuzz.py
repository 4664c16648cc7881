"""A share of the 10,000 messages of ``python -m tests.actions.fuzz``, at every check."""

from pathlib import Path

from diagnostic.language import Languages
from diagnostic.report.workers import Documents
from tests.actions.fuzz import MESSAGES_EACH, MOODS, run, world

IN_BOTH_LANGUAGES = 2


def test_guardrail_2_no_message_is_a_fault_an_unconfirmed_answer_or_lost(
    tmp_path: Path, languages: Languages, documents: Documents
) -> None:
    services = world(tmp_path, languages, documents)
    came = run(services, len(MOODS) * IN_BOTH_LANGUAGES * MESSAGES_EACH, chance=1)
    services.store.close()
    assert came.faults == []
    assert len(came.moods) == len(MOODS) * IN_BOTH_LANGUAGES
