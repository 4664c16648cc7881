"""What is asked of a worker."""

from collections.abc import Callable
from dataclasses import dataclass

from diagnostic.report.identity import Identity
from diagnostic.report.keys import DocumentKey, Form
from diagnostic.report.tree.blank import Blank
from diagnostic.report.tree.document import Document
from diagnostic.report.tree.fillable import Fillable

Told = Document | Blank | Fillable
"""What can be drawn: a report, or a questionnaire to print or to fill in (as PDF only)."""


@dataclass(frozen=True, slots=True)
class DocumentRequest:
    """One document wanted; ``told`` is called only when it has not been made before."""

    form: Form
    key: DocumentKey
    told: Callable[[], Told]


@dataclass(frozen=True, slots=True)
class Job:
    """What a worker is given: one of report, blank and fillable, and the look of it."""

    form: Form
    identity: Identity
    report: Document | None = None
    blank: Blank | None = None
    fillable: Fillable | None = None


def job_of(form: Form, told: Told, identity: Identity) -> Job:
    """Put what is to be drawn into a job."""
    if isinstance(told, Blank):
        return Job(form, identity, blank=told)
    if isinstance(told, Fillable):
        return Job(form, identity, fillable=told)
    return Job(form, identity, report=told)
