"""From an outcome to the document tree that page, PDF, DOCX and XLSX are drawn from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from diagnostic.core.answers import Record
from diagnostic.core.outcome import Outcome
from diagnostic.core.questionnaire import Questionnaire
from diagnostic.core.snapshot import Snapshot
from diagnostic.report.labels import labels_of
from diagnostic.report.telling.about import about_of
from diagnostic.report.telling.annex import annex_of
from diagnostic.report.telling.both_readings import beside_answers, both_of, briefs_of, plan_with
from diagnostic.report.telling.dimensions import dimensions_of
from diagnostic.report.telling.front import cover_of, key_of, no_priority, summary_of
from diagnostic.report.telling.horizons import terms_of
from diagnostic.report.telling.kit import kit_of
from diagnostic.report.telling.overview import overview_of
from diagnostic.report.telling.plan import plan_of, starters_of
from diagnostic.report.telling.standings import standing_of
from diagnostic.report.telling.talk import discussion_of, verify_of
from diagnostic.report.telling.teller import Teller
from diagnostic.report.tree.document import Document
from diagnostic.report.tree.front import Entry

if TYPE_CHECKING:
    from diagnostic.language import Language


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a document says that no answer holds: whose it is, of which day, whether it was finished.

    ``written_in`` is the language tag (``fr-FR``) of names and notes, when it may differ from the
    document's; ``original_titles`` are the kit's own, by resource code, for a document that translates them;
    ``both`` makes it a restitution; ``kit_pages`` is the address below which each resource has its page in
    the service, empty for a document without such links.
    """

    structure: str
    day: date
    finished: bool = True
    written_in: str = ""
    original_titles: Mapping[str, str] = field(default_factory=dict)
    both: Snapshot | None = None
    kit_pages: str = ""


def document_of(
    questionnaire: Questionnaire,
    record: Record,
    outcome: Outcome,
    particulars: Particulars,
    language: Language,
) -> Document:
    """Tell an outcome as a document.

    ``questionnaire`` is already in ``language`` and in the words of the structure's profile; ``outcome``
    is the one that was worked out from ``record`` on the same version.
    """
    teller = Teller(
        questionnaire, record, outcome, language, particulars.original_titles, particulars.kit_pages
    )
    document = _document(teller, particulars)
    if particulars.both:
        document = _restitution(teller, document, particulars.both)
    return replace(document, contents=tuple(_contents(document)))


def _document(teller: Teller, particulars: Particulars) -> Document:
    """Every part but the list of them."""
    questionnaire, language = teller.questionnaire, teller.language
    say = language.gettext
    structure = particulars.structure.strip() or say("Votre structure")
    day = language.day(particulars.day)
    standings = tuple(standing_of(teller, each) for each in teller.outcome.dimensions)
    terms = terms_of(teller.outcome, questionnaire)
    return Document(
        language=language.code,
        tag=language.tag,
        title=say("{title} – {structure}").format(title=questionnaire.short_title, structure=structure),
        short_title=questionnaire.short_title,
        description=questionnaire.title,
        structure=structure,
        day=day,
        written_in=particulars.written_in or language.tag,
        labels=labels_of(language),
        contents=(),
        levels=teller.marks,
        cover=cover_of(teller, standings, structure, day, finished=particulars.finished),
        summary=summary_of(teller, standings, terms),
        key=key_of(teller),
        overview=overview_of(teller, standings),
        dimensions_heading=say("Dimension par dimension"),
        dimensions=dimensions_of(teller),
        plan=plan_of(teller, terms, no_priority(teller)),
        starters=starters_of(teller),
        kit=kit_of(teller),
        verify=verify_of(teller),
        discussion=discussion_of(teller),
        annex=annex_of(teller),
        about=about_of(teller, day),
    )


def _restitution(teller: Teller, document: Document, snapshot: Snapshot) -> Document:
    """The report with the advisor's reading and plan, signed."""
    both = both_of(teller, snapshot)
    plan = plan_with(teller, document.plan, snapshot)
    briefs = briefs_of(plan)
    nothing = "" if briefs else document.summary.no_priority
    return replace(
        document,
        cover=replace(document.cover, signature=both.signature),
        summary=replace(document.summary, priorities=briefs, no_priority=nothing),
        dimensions=beside_answers(teller, document.dimensions, snapshot),
        plan=plan,
        kit=kit_of(teller, snapshot.proposal.resources, snapshot.signed_by),
        both=both,
    )


def _contents(document: Document) -> Iterator[Entry]:
    """The parts in their order; those that are empty do not stand in the document."""
    for front in (document.summary, document.key, document.both, document.overview):
        if front:
            yield Entry(front.anchor, front.heading, inside=False)
    if document.dimensions:
        yield Entry("dimensions", document.dimensions_heading, inside=False)
    for dimension in document.dimensions:
        yield Entry(dimension.anchor, dimension.name, inside=True)
    yield Entry(document.plan.anchor, document.plan.heading, inside=False)
    if document.starters.boxes:
        yield Entry(document.starters.anchor, document.starters.heading, inside=False)
    for back in (document.verify, document.kit, document.discussion, document.annex, document.about):
        yield Entry(back.anchor, back.heading, inside=False)
