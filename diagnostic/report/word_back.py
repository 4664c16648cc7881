"""The last parts of the editable twin: what to verify, resources, discussion, answers, and what it is."""

from diagnostic.report.tree.back import AnnexGroup
from diagnostic.report.tree.document import Document
from diagnostic.report.tree.proposed import ProposedResource
from diagnostic.report.word_writer import WordWriter

EMPTY = "–"


def verify(writer: WordWriter, document: Document) -> None:
    """What to verify with partners."""
    part, labels = document.verify, document.labels
    writer.heading(1, part.heading)
    writer.text(part.empty)
    writer.text(part.intro)
    if part.unknown:
        rows = ((f"{each.text} ({each.dimension})", each.evidence, "") for each in part.unknown)
        writer.table((labels.question, labels.evidence, labels.who_knows), rows)
    writer.text(part.unanswered_intro)
    writer.bullets(each.text for each in part.unanswered)


def kit(writer: WordWriter, document: Document) -> None:
    """The resources, with whom they serve."""
    part = document.kit
    writer.heading(1, part.heading)
    writer.text(part.empty)
    writer.text(part.intro)
    for axis in part.axes:
        writer.heading(2, axis.name)
        writer.text(axis.purpose)
        heads = (document.labels.resource, *part.audiences)
        writer.table(
            heads,
            (
                (_about_resource(row.resource), *("✓" if serves else EMPTY for serves in row.serves))
                for row in axis.rows
            ),
        )


def _about_resource(each: ProposedResource) -> str:
    original = f" ({each.original})" if each.original else ""
    address = f" {each.url_label} – {each.url}" if each.url else ""
    status = f" {each.status}." if each.status else ""
    return f"{each.title}{original}. {each.byline}. {each.use} {each.why}{status} {each.where}{address}"


def discussion(writer: WordWriter, document: Document) -> None:
    """What to talk about with the team."""
    talk = document.discussion
    writer.heading(1, talk.heading)
    writer.text(talk.intro)
    topics = (
        (talk.gaps_heading, talk.gaps),
        (talk.unknown_heading, talk.unknown),
        (talk.always_heading, talk.always),
    )
    for heading, items in topics:
        if items:
            writer.heading(2, heading)
            writer.bullets(items)


def annex(writer: WordWriter, document: Document) -> None:
    """All answers and notes."""
    part = document.annex
    writer.heading(1, part.heading)
    writer.text(part.intro)
    if part.profile:
        writer.heading(2, part.profile_heading)
    for fact in part.profile:
        writer.labelled(fact.label, fact.text)
    for group in part.groups:
        _annex_group(writer, group, document)
    if part.aside:
        writer.heading(2, part.aside_heading)
        writer.text(part.aside_intro)
    for group in part.aside:
        _annex_group(writer, group, document)


def _annex_group(writer: WordWriter, group: AnnexGroup, document: Document) -> None:
    labels = document.labels
    writer.heading(3, group.caption)
    rows = ((row.code, row.text, row.said) for row in group.rows)
    writer.table((labels.code, labels.question, labels.answer), rows)
    for note in group.notes:
        writer.labelled(f"{labels.your_note} – {note.question}", f"({note.code})")
        writer.quote(note.paragraphs, document.written_in)


def about(writer: WordWriter, document: Document) -> None:
    """What the report is, and what it is not."""
    writer.heading(1, document.about.heading)
    for block in document.about.blocks:
        writer.heading(2, block.heading)
        writer.text(*block.sentences)
