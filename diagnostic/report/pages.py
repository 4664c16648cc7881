"""A document as HTML: from the tree alone, every word escaped, nothing to fetch."""

from functools import cache, partial

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from diagnostic.paths import packaged_paths
from diagnostic.report.assets import page_assets
from diagnostic.report.identity import Identity
from diagnostic.report.radar import radar_drawing
from diagnostic.report.sites import with_sites
from diagnostic.report.strip import strip_drawing, strips_drawing
from diagnostic.report.stylesheet import FACES, Look, stylesheet
from diagnostic.report.tree.blank import Blank
from diagnostic.report.tree.document import Document
from diagnostic.report.tree.fillable import Fillable


def body_page(document: Document, identity: Identity) -> str:
    """The report whose style sheet is given apart: what its PDF is made from."""
    return _report("report.html", document, identity, sheet="")


def whole_page(document: Document, identity: Identity) -> str:
    """The report as a page that stands alone: style and fonts within, and a policy against all else."""
    assets = page_assets(identity, document.levels)
    name = identity.name or document.short_title
    look = Look(name, document.labels, document.levels, identity)
    sheet = stylesheet(look, lambda asset: assets[asset].data_address, FACES)
    return _report("page.html", document, identity, sheet)


def blank_page(blank: Blank, identity: Identity) -> str:
    """The blank questionnaire, whose style sheet is given apart."""
    name = identity.name or blank.short_title
    return environment().get_template("blank.html").render(document=blank, identity_name=name)


def fillable_page(form: Fillable, identity: Identity) -> str:
    """The questionnaire with fields, whose style sheet is given apart."""
    name = identity.name or form.short_title
    return environment().get_template("fillable.html").render(document=form, identity_name=name)


def _report(template: str, document: Document, identity: Identity, sheet: str) -> str:
    return (
        environment()
        .get_template(template)
        .render(
            document=document,
            sheet=sheet,
            identity_name=identity.name or document.short_title,
            radar_drawing=partial(radar_drawing, identity=identity),
            strip_drawing=partial(strip_drawing, identity=identity),
            strips_drawing=partial(strips_drawing, identity=identity),
        )
    )


@cache
def environment() -> Environment:
    """Templates of documents; a name that is not given is a fault, never an empty place."""
    folder = packaged_paths().templates / "report"
    found = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["sites"] = with_sites
    return found
