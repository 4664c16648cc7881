"""The grid that the accessibility statement comes from."""

from flask import Blueprint, url_for

from diagnostic.web.context import language
from diagnostic.web.frame import show as show_page
from diagnostic.web.statement import grid_view

pages = Blueprint("conformance", __name__)


@pages.get("/accessibilite/grille")
def grid() -> str:
    """Every criterion of the reference, with what shows it."""
    words = language().gettext
    title = words("Grille d’accessibilité")
    crumbs = ((words("Accessibilité"), url_for("about.accessibility")), (title, ""))
    return show_page("about/conformance", title, grid_view(), crumbs)
