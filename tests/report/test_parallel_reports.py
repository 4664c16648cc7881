"""Many reports at once of the real server: each right or refused with words, answers saved meanwhile."""

from collections import Counter

from diagnostic.commands.service import THREADS
from diagnostic.report.limits import Limits
from tests.bench.parallel_reports import measure

REPORTS = 11


def test_many_reports_at_once_are_right_or_refused_and_answers_are_saved_meanwhile() -> None:
    run = measure(REPORTS, workers=1)
    assert not run.wrong
    told = Counter(each.status for each in run.reports)
    assert set(told) <= {200, 503}
    assert 1 <= told[200] <= Limits().in_hand
    assert len(run.during) >= 1


def test_documents_never_keep_every_thread_of_a_server() -> None:
    assert Limits().in_hand <= THREADS - 4
