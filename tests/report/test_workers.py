"""Workers: limits that hold, a queue that ends, a cache that spares work, and nobody left behind."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import pytest

from diagnostic.core.faults import DocumentUnavailable
from diagnostic.report.blank import blank_of
from diagnostic.report.forms import DocumentRequest, Told
from diagnostic.report.keys import DocumentKey, Form
from diagnostic.report.limits import MEBIBYTE, Limits
from diagnostic.report.rendering import made
from diagnostic.report.workers import Documents
from tests.build import TESTS
from tests.report.renderers import renderers, runs, wait_for_end
from tests.report.samples import document, languages, pdf, questionnaire_in, sample, told, with_notes

IMPATIENCE: Final = 3.0
"""Seconds for a document: many times what a workbook takes, and soon over in a test."""


@pytest.fixture(scope="module")
def documents() -> Iterator[Documents]:
    service = Documents(limits=Limits(processes=1))
    yield service
    service.close()


def request_for(revision: int) -> DocumentRequest:
    return DocumentRequest(Form.XLSX, DocumentKey("an-assessment", revision, "2026.1", "fr"), sample)


def test_a_worker_gives_the_same_bytes_as_the_command_line(documents: Documents) -> None:
    key = DocumentKey("nobody", 1, "2026.1", "fr")
    assert documents.make(DocumentRequest(Form.PDF, key, lambda: document("empty"))) == pdf("empty")
    assert documents.make(request_for(1)) == made(Form.XLSX, sample())


def test_a_document_made_before_is_not_made_again(documents: Documents) -> None:
    first = documents.make(request_for(2))

    def never() -> Told:
        raise AssertionError("the document was told again")

    again = DocumentRequest(Form.XLSX, DocumentKey("an-assessment", 2, "2026.1", "fr"), never)
    assert documents.make(again) is first


def test_an_answer_changed_since_makes_another_document(documents: Documents) -> None:
    documents.make(request_for(3))
    misses = documents.cache.misses
    documents.make(request_for(4))
    assert documents.cache.misses > misses


def test_a_blank_questionnaire_is_made_by_a_worker(documents: Documents) -> None:
    key = DocumentKey("structure", 0, "2026.1", "fr")
    request = DocumentRequest(Form.PDF, key, lambda: blank_of(questionnaire_in("fr"), languages().source))
    assert documents.make(request).startswith(b"%PDF")


@pytest.fixture
def service() -> Iterator[Documents]:
    service = Documents(limits=Limits(processes=1, wall=IMPATIENCE))
    yield service
    service.close()


def worker_of(service: Documents) -> int:
    """The worker that a service starts for its first document."""
    others = renderers()
    service.make(request_for(1))
    (worker,) = renderers() - others
    return worker


def test_a_document_that_takes_too_long_is_given_up_and_the_next_one_works(service: Documents) -> None:
    stuck = worker_of(service)
    os.kill(stuck, signal.SIGSTOP)
    with pytest.raises(DocumentUnavailable):
        service.make(request_for(2))
    assert not runs(stuck)
    assert service.make(request_for(2))


def test_a_document_that_takes_too_much_of_the_processor_is_given_up() -> None:
    service = Documents(limits=Limits(processes=1, cpu=1))
    with pytest.raises(DocumentUnavailable):
        service.make(DocumentRequest(Form.PDF, DocumentKey("long", 1, "2026.1", "fr"), long_document))
    assert service.make(request_for(1))
    service.close()


def test_a_document_that_takes_too_much_memory_is_given_up() -> None:
    service = Documents(limits=Limits(processes=1, memory=90 * MEBIBYTE))
    with pytest.raises(DocumentUnavailable):
        service.make(DocumentRequest(Form.PDF, DocumentKey("large", 1, "2026.1", "fr"), long_document))
    service.close()


def test_a_worker_that_is_killed_is_replaced(service: Documents) -> None:
    os.kill(worker_of(service), signal.SIGKILL)
    with pytest.raises(DocumentUnavailable):
        service.make(request_for(2))
    assert service.make(request_for(2))


def test_more_documents_than_may_wait_are_refused_at_once() -> None:
    service = Documents(limits=Limits(processes=1, waiting=1))
    service.warm_up()
    with ThreadPoolExecutor(4) as threads:
        asked = [threads.submit(service.make, slow_request(at)) for at in range(4)]
        faults = [each.exception() for each in asked]
    assert sum(isinstance(each, DocumentUnavailable) for each in faults) == 2
    assert sum(each is None for each in faults) == 2
    service.close()


def test_no_worker_is_left_behind(service: Documents) -> None:
    worker = worker_of(service)
    service.close()
    assert not runs(worker)


def test_a_worker_ends_when_its_service_is_killed() -> None:
    command = [sys.executable, "-c", KILLED_AT_ONCE]
    result = subprocess.run(command, cwd=TESTS.parent, stdout=subprocess.PIPE, text=True, check=False)
    assert result.returncode == -signal.SIGKILL
    assert wait_for_end(int(result.stdout))


def test_a_worker_knows_no_secret_of_its_service(service: Documents, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIAGNOSTIC_SECRET_KEY", "a-secret-that-nobody-may-read-here")
    environment = Path(f"/proc/{worker_of(service)}/environ").read_bytes()
    assert b"PATH=" in environment
    assert b"DIAGNOSTIC" not in environment


def slow_request(revision: int) -> DocumentRequest:
    key = DocumentKey("nobody", revision, "2026.1", "fr")
    return DocumentRequest(Form.PDF, key, lambda: document("empty"))


def long_document() -> Told:
    return told(with_notes({each.code: "mot " * 900 for each in questionnaire_in("fr").questions}))


KILLED_AT_ONCE: Final = """
import os, signal
from tests.report.renderers import renderers
from tests.report.test_workers import request_for
from diagnostic.report.workers import Documents
service = Documents()
service.make(request_for(1))
print(*renderers(), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
