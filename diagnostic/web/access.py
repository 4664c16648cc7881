"""Who may call a view: marked on the view, enforced here and nowhere else.

A view without a mark keeps the program from starting.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import ParamSpec, TypeVar

from flask import Flask, abort, current_app, g, request

from diagnostic.actions.visiting import opened
from diagnostic.web.context import language, services, visit

P = ParamSpec("P")
R = TypeVar("R")
MARK = "diagnostic_access"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
SAME_SITE = frozenset({"same-origin", "none"})


class Actor(StrEnum):
    """Who asks."""

    ANYONE = "anyone"
    HOLDER = "holder"


def access(actor: Actor) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Mark a view with the actor it is for."""

    def mark(view: Callable[P, R]) -> Callable[P, R]:
        setattr(view, MARK, actor)
        return view

    return mark


def use_access(app: Flask) -> None:
    """Enforce the marks before every request; raises LookupError for a view without one."""
    for endpoint, view in app.view_functions.items():
        if getattr(view, MARK, None) not in set(Actor):
            raise LookupError(f"no access rule on {endpoint}")
    app.before_request(_refuse_other_sites)
    app.before_request(_enforce)


def _refuse_other_sites() -> None:
    """Refuse a change sent from another site, by the browser's own word, else by its origin."""
    if request.method in SAFE_METHODS:
        return
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    ours = {None, services().settings.public_url}
    is_ours = site in SAME_SITE if site else origin in ours
    if not is_ours:
        abort(403)


def _enforce() -> None:
    if request.endpoint is None:
        return
    view = current_app.view_functions[request.endpoint]
    if getattr(view, MARK) is Actor.HOLDER:
        asked = str((request.view_args or {})["assessment_id"])
        g.opened = opened(services(), visit(), asked, language().code)
