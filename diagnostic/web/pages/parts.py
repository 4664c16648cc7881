"""The living page of the design, in development only: every part in every state."""

from flask import Blueprint, abort

from diagnostic.web.context import services
from diagnostic.web.design import design_view
from diagnostic.web.frame import show as show_page

pages = Blueprint("parts", __name__)


@pages.get("/parts")
def show() -> str:
    """Every part with sample texts; absent where people reach the service over HTTPS."""
    if services().settings.is_secure:
        abort(404)
    return show_page("parts/show", "Toutes les pièces", design_view())
