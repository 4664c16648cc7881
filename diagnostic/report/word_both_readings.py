"""What a restitution adds to the editable twin, and resources as every part of it lists them."""

from collections.abc import Iterable

from diagnostic.report.tree.both_readings import BothReadings, ReadingLine
from diagnostic.report.tree.proposed import ProposedResource
from diagnostic.report.word_writer import WordWriter


def both_readings(writer: WordWriter, both: BothReadings, label: str) -> None:
    """Both readings side by side, the message, what is left for later and what is added."""
    writer.heading(1, both.heading)
    writer.text(both.signature)
    writer.text(both.intro)
    if both.message:
        writer.heading(2, both.message_heading)
    for paragraph in both.message:
        writer.text(paragraph)
    writer.heading(2, both.lines_heading)
    writer.text(both.lines_intro)
    if both.lines:
        heads = (both.question_label, both.own_label, both.advised_label)
        writer.table(heads, (_line(each) for each in both.lines))
    if both.left_out:
        writer.heading(2, both.left_out_heading)
    for each in both.left_out:
        writer.labelled(each.name, each.reason)
    if both.added:
        writer.heading(2, both.added_heading)
        writer.text(both.added_note)
    resources_of(writer, both.added, label)


def _line(each: ReadingLine) -> tuple[str, str, str]:
    own = f"{each.own_level.name} – {each.own}" if each.own_level else each.own
    advised = "\n".join((each.advised.name, *each.reason, each.byline))
    return f"{each.code} {each.text}\n{each.dimension}", own, advised


def resources_of(writer: WordWriter, resources: Iterable[ProposedResource], label: str) -> None:
    """Resources, the reason first."""
    for at, each in enumerate(resources):
        if at == 0:
            writer.labelled(label, each.why)
        original = f"({each.original})" if each.original else ""
        status = f" {each.status}." if each.status else ""
        facts = f"{each.byline}. {each.use} {each.axis}.{status} {each.where}"
        writer.labelled(each.title, original, facts)
        if each.url:
            writer.link(each.url_label, each.url)
        if each.page:
            writer.link(each.page, each.page)
