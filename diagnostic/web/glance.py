"""The outcome at a glance: a strip of levels for each dimension."""

from diagnostic.report.tree.document import Document
from diagnostic.web.shapes.reviewing import GlanceRow


def glance_of(document: Document) -> tuple[GlanceRow, ...]:
    """A row for each dimension that is counted, else its status in words."""
    strips = {each.title: each for each in document.overview.strips}
    rows = []
    for standing in document.overview.standings:
        strip = strips.get(standing.name)
        rows.append(
            GlanceRow(
                name=standing.name,
                words=standing.words,
                level=standing.level.value if standing.level else None,
                names=tuple(each.name for each in document.levels),
                counts=strip.counts if strip else (),
                reach=strip.range if strip else None,
            )
        )
    return tuple(rows)
