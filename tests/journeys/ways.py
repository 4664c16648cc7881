"""Ways to a page: signed in as somebody, through a link, or by a form that is refused."""

from collections.abc import Mapping
from typing import Final, Literal

from tests.journeys.advised import Prepare, advised, session_of
from tests.journeys.respondent import Respondent
from tests.journeys.serving import Server
from tests.journeys.state import Reach

ADVISOR: Final = "conseillere@passerelle.example"
LEAD: Final = "responsable@passerelle.example"
ADMINISTRATOR: Final = "administration@passerelle.example"
MANAGER: Final = "direction@passerelle.example"


def sign_in(who: Respondent, server: Server, email: str, *, is_strong: bool = True) -> None:
    """Be one of the sample people from now on."""
    secret = session_of(server, email, is_strong=is_strong)
    who.page.context.add_cookies([{"name": "a", "value": secret, "url": server.home}])


def path_of(url: str, server: Server) -> str:
    """The address of a page without host nor language."""
    return url.removeprefix(server.home).removeprefix("/en")


def as_person(email: str, path: str, expecting: int = 200) -> Reach:
    """A page that one of the sample people opens."""

    def reach(who: Respondent, server: Server) -> None:
        sign_in(who, server, email)
        who.visit(path, expecting)

    return reach


def through_link(email: str, path: str, selector: str) -> Reach:
    """What the first link of a kind on a page leads to."""

    def reach(who: Respondent, server: Server) -> None:
        sign_in(who, server, email)
        who.visit(path)
        who.go(who.page.locator(selector).first)

    return reach


def pressed(email: str, path: str, button: str) -> Reach:
    """A page after its form was sent empty."""

    def reach(who: Respondent, server: Server) -> None:
        sign_in(who, server, email)
        who.visit(path)
        who.press(button)

    return reach


Part = Literal["manager", "advisor"]
OPEN_ALL: Final = "document.querySelectorAll('details').forEach(each => each.open = true)"
SPOIL: Final = "all => all.forEach(each => each.value = 'x')"


def in_case(
    part: Part, page: str, prepare: Prepare | None = None, *, is_followed: bool = True, expecting: int = 200
) -> Reach:
    """A page about a structure of one’s own making, as its manager or as its advisor.

    ``page`` may name ``{path}`` of the diagnostic, ``{organisation}``, ``{question}`` and ``{name}``;
    ``prepare`` adds to the structure first.
    """

    def reach(who: Respondent, server: Server) -> None:
        case = advised(server, is_followed=is_followed, prepare=prepare)
        secret = case.manager if part == "manager" else case.advisor
        who.page.context.add_cookies([{"name": "a", "value": secret, "url": server.home}])
        told = {"path": case.path, "organisation": case.organisation, "name": case.name}
        who.visit(page.format(**told, question=case.questions[1]), expecting)

    return reach


def refused(reach: Reach, button: str, given: Mapping[str, str] | None = None, status: int = 422) -> Reach:
    """The page with which a form that was filled wrongly answers; ``button`` is found in the main part."""

    def then(who: Respondent, server: Server) -> None:
        reach(who, server)
        _send(who, button, given or {}, status)

    return then


def lapsed(reach: Reach, button: str) -> Reach:
    """The page with which a form answers that was displayed for somebody else, or too long ago."""

    def then(who: Respondent, server: Server) -> None:
        reach(who, server)
        who.page.locator("input[name=csrf_token]").evaluate_all(SPOIL)
        _send(who, button, {}, 403)

    return then


def sent_by(address: str) -> str:
    """The buttons of the forms whose address ends so, whatever is asked for afterwards."""
    return f'form:is([action$="{address}"], [action*="{address}?"]) button'


def _send(who: Respondent, button: str, given: Mapping[str, str], status: int) -> None:
    who.page.evaluate(OPEN_ALL)
    for field, text in given.items():
        who.page.fill(field, text)
    sent = who.go(who.page.locator("main").locator(button).first)
    assert sent.status == status, f"{sent.status} after {button}"
