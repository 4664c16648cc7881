"""The document tree as the parts of the results page show it."""

from collections.abc import Callable

from flask import url_for

from diagnostic.report.drawing import Drawing
from diagnostic.report.radar import radar_drawing
from diagnostic.report.tree.dimensions import DimensionSection
from diagnostic.report.tree.document import Document
from diagnostic.report.tree.marks import LevelMark, Standing
from diagnostic.report.tree.plan import PlanLine
from diagnostic.report.tree.proposed import ProposedResource
from diagnostic.web.context import language
from diagnostic.web.shapes.browsing import ResourceCard
from diagnostic.web.shapes.outcome import DimensionCard, PriorityCard, StarterCard, Step
from diagnostic.web.shapes.tables import Column


def radar_of(document: Document) -> Drawing | None:
    """The maturity profile, when enough dimensions have a level."""
    radar = document.overview.radar
    return radar_drawing(radar) if radar else None


def table_columns(document: Document) -> tuple[Column, ...]:
    """The heads of the table that says the same as the radar."""
    labels = document.labels
    return (
        Column(labels.dimension),
        Column(labels.level),
        Column(labels.target),
        Column(labels.range),
        Column(labels.known, number=True),
    )


def table_rows(document: Document) -> tuple[tuple[str, ...], ...]:
    """One row a dimension."""
    return tuple(_row(each) for each in document.overview.standings)


def _row(standing: Standing) -> tuple[str, ...]:
    nothing = language().gettext("–")
    target = standing.target.name if standing.target else nothing
    return (standing.name, standing.words, target, standing.range or nothing, standing.known or nothing)


def priority_cards(
    document: Document, url_of: Callable[[str], str], label: str = ""
) -> tuple[PriorityCard, ...]:
    """The priorities in order; ``url_of`` gives the address of a question by its key, ``label`` its words."""
    label = label or language().gettext("revoir la réponse")
    lines = (line for horizon in document.plan.horizons for line in horizon.lines)
    ranked = sorted(lines, key=lambda line: line.rank)
    return tuple(_priority(each, url_of(each.key), label) for each in ranked)


def dimension_cards(document: Document, url_of: Callable[[str], str]) -> tuple[DimensionCard, ...]:
    """Every dimension that is asked; ``url_of`` gives the address of a dimension by its key."""
    return tuple(_dimension(each, url_of(each.key)) for each in document.dimensions)


def starter_cards(document: Document) -> tuple[StarterCard, ...]:
    """One box for each planned form of action."""
    return tuple(
        StarterCard(each.name, each.text, _resources(each.resources)) for each in document.starters.boxes
    )


def _priority(line: PlanLine, url: str, label: str) -> PriorityCard:
    words = language().gettext
    effort = {"effort": line.effort.lower(), "horizon": line.horizon.lower()}
    return PriorityCard(
        rank=line.rank,
        code=label,
        question=line.name,
        url=url,
        dimension=line.dimension,
        critical=line.essential,
        current=_step(line.level, line.current),
        next=_step(line.next_level, line.next_anchor),
        first_step=line.first_step,
        effort=words("Effort %(effort)s · %(horizon)s") % effort,
        why=line.why,
        resources=_resources(line.resources),
    )


def _step(mark: LevelMark | None, anchor: str) -> Step:
    return Step(mark.name, mark.value, anchor) if mark else Step("", 0, anchor)


def _dimension(section: DimensionSection, url: str) -> DimensionCard:
    mark = section.standing.level
    return DimensionCard(
        title=section.name,
        url=url,
        badge=mark.name if mark else section.standing.words,
        level=mark.value if mark else None,
        names=tuple(each.name for each in section.strip.levels),
        reach=section.strip.range,
        meaning=section.meaning,
        note=section.range_sentence,
        why_heading=section.why_heading,
        why=section.why,
        rise_heading=section.rise_heading,
        rise_intro=section.rise_intro,
        rises=tuple(f"{each.words}. {each.to_reach}" for each in section.rises),
    )


def _resources(resources: tuple[ProposedResource, ...]) -> tuple[tuple[ResourceCard, str], ...]:
    return tuple((_resource(each), each.why) for each in resources)


def _resource(resource: ProposedResource) -> ResourceCard:
    return ResourceCard(
        code=resource.code,
        title=resource.title,
        authors=resource.byline,
        year="",
        status_text=resource.status,
        axis=resource.axis,
        use=resource.use,
        where=resource.where,
        url=url_for("library.detail", code=resource.code),
        link=(resource.url, resource.url_label) if resource.url else None,
    )
