"""Draws a document in a form, in this very process: what workers and the command line do."""

from diagnostic.core.faults import DocumentUnavailable
from diagnostic.report.forms import Job, Told, job_of
from diagnostic.report.identity import PLAIN, Identity
from diagnostic.report.keys import Form
from diagnostic.report.pages import whole_page
from diagnostic.report.pdf import blank_pdf_of, fillable_pdf_of, pdf_of
from diagnostic.report.tree.document import Document
from diagnostic.report.word import word_of
from diagnostic.report.workbook import workbook_of


def made(form: Form, told: Told, identity: Identity = PLAIN) -> bytes:
    """Give the file; raises DocumentUnavailable for a questionnaire in another form than PDF."""
    return done(job_of(form, told, identity))


def done(job: Job) -> bytes:
    """Give the file that a job asks for."""
    if job.report:
        return _report(job.form, job.report, job.identity)
    if job.blank and job.form is Form.PDF:
        return blank_pdf_of(job.blank, job.identity)
    if job.fillable and job.form is Form.PDF:
        return fillable_pdf_of(job.fillable, job.identity)
    raise DocumentUnavailable("no such form of this document")


def _report(form: Form, document: Document, identity: Identity) -> bytes:
    match form:
        case Form.PDF:
            return pdf_of(document, identity)
        case Form.DOCX:
            return word_of(document, identity)
        case Form.XLSX:
            return workbook_of(document, identity)
        case Form.HTML:
            return whole_page(document, identity).encode()
