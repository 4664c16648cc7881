"""A review as its pages show it: the file of a structure, readings side by side, exchanges."""

from dataclasses import dataclass

from diagnostic.report.tree.document import Document
from diagnostic.web.shapes.forms import FormView, Option
from diagnostic.web.shapes.outcome import DownloadView


@dataclass(frozen=True, slots=True)
class CommentView:
    """Something one side said."""

    author: str
    side: str
    is_advisor: bool
    at: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadingView:
    """An advisor's reading; without level when it was withdrawn."""

    level: int | None
    levels: int
    name: str
    anchor: str
    paragraphs: tuple[str, ...]
    author: str
    at: str


@dataclass(frozen=True, slots=True)
class OwnView:
    """The structure's own answer, its note, and how it came to be."""

    level: int | None
    levels: int
    name: str
    said: str
    note: tuple[str, ...]
    origin: str


@dataclass(frozen=True, slots=True)
class FileRow:
    """One question in a list of the file; ``signs`` say why it asks for a look."""

    code: str
    text: str
    url: str
    own: OwnView
    signs: tuple[str, ...]
    is_read: bool


@dataclass(frozen=True, slots=True)
class FileGroup:
    """The questions of one dimension."""

    name: str
    rows: tuple[FileRow, ...]


@dataclass(frozen=True, slots=True)
class GlanceRow:
    """One dimension at a glance."""

    name: str
    words: str
    level: int | None
    names: tuple[str, ...]
    counts: tuple[int, ...]
    reach: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class PublishedView:
    """A restitution in a list."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class FileView:
    """A structure's file."""

    structure: str
    facts: tuple[tuple[str, str], ...]
    reading: str
    glance: tuple[GlanceRow, ...]
    history: tuple[tuple[str, str], ...]
    kept: tuple[str, ...]
    regards: tuple[FileRow, ...]
    groups: tuple[FileGroup, ...]
    first_url: str
    comments: tuple[CommentView, ...]
    comment: FormView
    typed: str
    comment_error: str
    restitutions: tuple[PublishedView, ...]
    draft_url: str
    plan_url: str
    report_url: str
    archive_url: str
    is_finished: bool
    is_told: bool
    """What was finished last has its restitution."""
    is_sent: bool
    """A comment was just sent."""
    has_readers: bool
    """Somebody of the structure is told of a comment by mail."""
    next_label: str
    next_url: str


@dataclass(frozen=True, slots=True)
class ReadingFormView:
    """The form of a reading and of a comment: one form, so that sending one never loses the other."""

    form: FormView
    levels: tuple[Option, ...]
    reason: str
    longest: int
    level_error: str
    reason_error: str
    comment: str
    comment_error: str


@dataclass(frozen=True, slots=True)
class CrossView:
    """One answer and the readings beside it.

    ``done`` is what was just kept: ``reading``, ``withdrawn``, ``comment`` or nothing; ``begun`` says, in
    words, what is written in the page and not yet sent.
    """

    structure: str
    position: str
    code: str
    text: str
    dimension: str
    kit_url: str
    essential: bool
    evidence: str
    signs: tuple[str, ...]
    kept: tuple[str, ...]
    own: OwnView
    standing: ReadingView | None
    earlier: tuple[ReadingView, ...]
    seen: int
    reading: ReadingFormView
    clash: ReadingView | None
    comments: tuple[CommentView, ...]
    done: str
    begun: str
    previous: tuple[str, str] | None
    next: tuple[str, str] | None
    file_url: str


@dataclass(frozen=True, slots=True)
class Thread:
    """What both sides say of one question, or of the whole when ``own`` is None."""

    anchor: str
    heading: str
    code: str
    own: OwnView | None
    reading: ReadingView | None
    comments: tuple[CommentView, ...]
    reply_url: str


@dataclass(frozen=True, slots=True)
class Subject:
    """Something one may write about."""

    value: str
    text: str
    selected: bool


@dataclass(frozen=True, slots=True)
class ExchangesView:
    """The structure's page of readings and comments."""

    structure: str
    threads: tuple[Thread, ...]
    form: FormView
    subjects: tuple[Subject, ...]
    typed: str
    error: str
    is_sent: bool
    restitutions: tuple[PublishedView, ...]
    plan_url: str
    hub_url: str


@dataclass(frozen=True, slots=True)
class RestitutionView:
    """A published restitution, told by its document; ``document`` is the tree every form is drawn from."""

    document: Document
    downloads: tuple[DownloadView, ...]
    elsewhere: tuple[DownloadView, ...]
    """The same files in the other languages."""
    others: tuple[PublishedView, ...]
    reply_url: str
    plan_url: str
    report_url: str
    is_own: bool
    done: str
    """What was just done, in words; empty for nothing."""
    file_url: str
    next_label: str
    next_url: str
