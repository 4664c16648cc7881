"""« Montrer seulement ce qui reste »: asked for in the address (``?reste=oui``), told on the page."""

from typing import Any

from flask import request, url_for

from diagnostic.core.remaining import Only
from diagnostic.web.context import language
from diagnostic.web.shapes.journey import RemainingView

PARAMETER = "reste"


def only_asked() -> Only:
    """Which questions the address asks for; all, where it says nothing that is known."""
    asked = request.args.get(PARAMETER, "")
    return Only(asked) if asked in {each.value for each in Only} else Only.ALL


def kept(only: Only) -> dict[str, Any]:
    """What keeps the choice in the address of another page."""
    return {PARAMETER: only.value} if only else {}


def address(endpoint: str, only: Only, **values: Any) -> str:
    """The address of a page that shows only what is asked for."""
    return url_for(endpoint, **values, **kept(only))


def remaining_view(
    endpoint: str, only: Only, told: str, left: int, unsettled: int, **values: Any
) -> RemainingView:
    """The ways between all and what is left.

    ``told`` says in words what is not shown; ``left`` and ``unsettled`` count the questions without an answer
    and those with « Je ne sais pas ».
    """
    return RemainingView(
        is_on=bool(only),
        told=told,
        left=left,
        all_url=address(endpoint, Only.ALL, **values) if only else "",
        left_url=address(endpoint, Only.UNANSWERED, **values) if left and only is not Only.UNANSWERED else "",
        unsettled_url=address(endpoint, Only.UNSETTLED, **values)
        if unsettled and only is not Only.UNSETTLED
        else "",
        unsettled=unsettled,
    )


def hidden_words(questions: int) -> str:
    """How many questions are not shown, in words."""
    many = language().ngettext
    if not questions:
        return language().gettext("Rien n’est caché : aucune question n’a encore de réponse.")
    return many(
        "%(n)s question qui a déjà une réponse n’est pas montrée.",
        "%(n)s questions qui ont déjà une réponse ne sont pas montrées.",
        questions,
    ) % {"n": questions}
