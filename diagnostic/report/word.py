"""The editable twin of the report, as DOCX: the same sentences under the same headings."""

from diagnostic.report.identity import Identity
from diagnostic.report.tree.dimensions import AnswerLine, DimensionSection
from diagnostic.report.tree.document import Document
from diagnostic.report.tree.marks import Standing
from diagnostic.report.tree.plan import PlanLine
from diagnostic.report.word_back import EMPTY, about, annex, discussion, kit, verify
from diagnostic.report.word_both_readings import both_readings, resources_of
from diagnostic.report.word_writer import WordWriter


def word_of(document: Document, identity: Identity) -> bytes:
    """Write the document for a word processor."""
    writer = WordWriter(document.tag, document.title, identity)
    _cover(writer, document)
    _summary(writer, document)
    _key(writer, document)
    if document.both:
        both_readings(writer, document.both, document.labels.resources)
    _overview(writer, document)
    if document.dimensions:
        writer.heading(1, document.dimensions_heading)
    for section in document.dimensions:
        _dimension(writer, section, document)
    _plan(writer, document)
    _starters(writer, document)
    for part in (verify, kit, discussion, annex, about):
        part(writer, document)
    return writer.content()


def _cover(writer: WordWriter, document: Document) -> None:
    cover = document.cover
    writer.title(cover.structure, document.written_in)
    for words in (cover.title, cover.day, cover.signature, cover.draft, cover.reading):
        writer.text(words)


def _standing(each: Standing) -> str:
    return each.level.name if each.level else each.words


def _summary(writer: WordWriter, document: Document) -> None:
    summary, labels = document.summary, document.labels
    writer.heading(1, summary.heading)
    writer.text(summary.reading)
    heads = (labels.dimension, labels.level)
    writer.table(heads, ((each.name, _standing(each)) for each in summary.standings))
    writer.bullets(summary.remarks)
    writer.heading(2, summary.strengths_heading)
    writer.text(summary.no_strength)
    for strength in summary.strengths:
        name = f"{strength.name} ({strength.dimension}, {strength.level.name})"
        writer.labelled(name, strength.anchor)
    writer.heading(2, summary.priorities_heading)
    writer.text(summary.no_priority)
    for each in summary.priorities:
        name = f"{each.rank}. {each.name} ({each.dimension}, {each.horizon})"
        writer.labelled(name, each.first_step)


def _key(writer: WordWriter, document: Document) -> None:
    key = document.key
    writer.heading(1, key.heading)
    writer.text(key.intro)
    writer.heading(2, key.levels_heading)
    for each in key.levels:
        writer.labelled(each.level.name, f"{document.labels.level} {each.level.value}", each.meaning)
    writer.heading(2, key.signs_heading)
    writer.bullets(key.signs)
    writer.heading(2, key.limits_heading)
    writer.bullets(key.limits)


def _overview(writer: WordWriter, document: Document) -> None:
    overview, labels = document.overview, document.labels
    writer.heading(1, overview.heading)
    writer.text(overview.table_caption)
    heads = (labels.dimension, labels.level, labels.range, labels.target, labels.importance)
    writer.table(
        heads,
        (
            (
                each.name,
                _standing(each),
                each.range or EMPTY,
                each.target.name if each.target else EMPTY,
                each.importance or EMPTY,
            )
            for each in overview.standings
        ),
    )
    if overview.strips:
        writer.heading(2, overview.strips_heading)
    writer.bullets(f"{each.title}. {each.description}" for each in overview.strips)


def _dimension(writer: WordWriter, section: DimensionSection, document: Document) -> None:
    labels = document.labels
    writer.heading(2, section.name)
    writer.labelled(_standing(section.standing), section.meaning, section.aim)
    writer.heading(3, section.why_heading)
    writer.text(*section.why, section.range_sentence)
    writer.heading(3, section.rise_heading)
    writer.text(section.rise_intro)
    writer.bullets(f"{each.words}. {each.to_reach}" for each in section.rises)
    writer.heading(3, section.answers_heading)
    rows = (_answer(each, labels.your_note) for each in section.answers)
    writer.table((labels.question, labels.your_answer, labels.next_level), rows)


def _answer(each: AnswerLine, note: str) -> tuple[str, str, str]:
    chosen = f"{each.level.name} – {each.chosen}" if each.level else each.said
    noted = f"\n{note} – {each.note} {each.note_goes_on}".rstrip() if each.note else ""
    chosen += f"\n{each.beside}" if each.beside else ""
    above = f"{each.next_level.name} – {each.next_anchor}" if each.next_level else each.next_anchor
    return each.text + (" ★" if each.essential else ""), chosen + noted, above


def _plan(writer: WordWriter, document: Document) -> None:
    plan = document.plan
    writer.new_page()
    writer.heading(1, plan.heading)
    if plan.empty:
        writer.text(plan.empty)
    else:
        writer.text(plan.intro)
        writer.text(plan.rule)
    writer.bullets(plan.remarks)
    for horizon in plan.horizons:
        writer.heading(2, horizon.heading)
        for line in horizon.lines:
            _priority(writer, line, document)
    if plan.leads:
        writer.heading(2, plan.leads_heading)
        writer.text(plan.leads_intro)
    for lead in plan.leads:
        writer.labelled(f"{lead.name} ({lead.dimension}, {lead.level.name})", lead.first_step)
    writer.text(plan.leads_left)


def _priority(writer: WordWriter, line: PlanLine, document: Document) -> None:
    labels = document.labels
    writer.heading(3, f"{line.rank}. {line.name} ({line.dimension})")
    writer.labelled(labels.plan.first_step, line.first_step)
    if line.next_level:
        writer.labelled(labels.plan.to_reach, f"{line.next_level.name} –", line.next_anchor)
    writer.labelled(labels.plan.why, *line.why)
    resources_of(writer, line.resources, labels.resources)
    writer.table((labels.plan.owner, labels.plan.date), (("", ""),))


def _starters(writer: WordWriter, document: Document) -> None:
    starters = document.starters
    if not starters.boxes:
        return
    writer.heading(1, starters.heading)
    writer.text(starters.intro)
    for box in starters.boxes:
        writer.heading(2, box.name)
        writer.text(box.text)
        resources_of(writer, box.resources, document.labels.resources)
