"""The pages of one diagnostic in two languages, and the words that a change of language left behind."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

import msgspec

from diagnostic.actions.services import Services
from diagnostic.store.session import Store
from tests.web.form import Form
from tests.web.page import Page, pieces, plain
from tests.web.results import document
from tests.web.typography import told_by_attributes
from tests.web.visitor import Visitor
from tests.web.walks import FINISH, NEXT, finish, placed, step

ROLE, STAKES, ROLES = "role-defini", "enjeux-choisis", "repartition-des-roles"
STRUCTURE: Final = "La Passerelle de Kerlouan"
NOTE: Final = "Délibération du conseil"
THEMES: Final = frozenset({"1. Images", "7. Scripts", "12. Navigation"})
"""Themes of the grid of accessibility that have one name in both languages."""
EVERYWHERE: Final = frozenset({"PDF", "JSON", "(JSON)", "Français", "English", STRUCTURE, NOTE}) | THEMES
"""What is called the same in every language, and what people wrote."""
OPEN_PAGES: Final = (
    "/",
    "/questions/structure",
    "/commencer/structure",
    "/reprendre?parti=oui",
    "/ressources",
    "/ressources/K10",
    "/niveaux",
    "/donnees",
    "/accessibilite",
    "/contact",
    "/r/an-unknown-link",
    "/no-such-page",
)
OWN_PAGES: Final = (
    "",
    "/profil",
    "/profil/confirmer",
    "/dimension/strategie",
    "/cap",
    "/relecture",
    "/resultats",
    "/reprendre-plus-tard",
)
LeftOver = dict[str, list[str]]
"""By page, what it still says in French."""


@dataclass(frozen=True, slots=True)
class TwoLanguages:
    """One person who reads every page in French, then in the other language.

    ``same`` holds what may be written alike in both; ``busy`` opens the store once more.
    """

    visitor: Visitor
    services: Services
    same: frozenset[str]
    busy: Callable[[], Store]

    def begun(self) -> str:
        """A diagnostic with an answer of each kind, a note, and something set aside."""
        hub = placed(self.visitor, self.services, STRUCTURE).removeprefix(self.visitor.home)
        self.visitor.visit(step(hub, "strategie"))
        given = {ROLE: "1", f"{ROLE}-note": NOTE, STAKES: "dont_know", ROLES: "2"}
        self.visitor.submit(NEXT, given)
        self.visitor.visit(step(hub, "experimentations"))
        offered = self.visitor.page.form(NEXT).offered
        first = next(name for name, values in offered.items() if values and "dont_know" in values)
        self.visitor.submit(NEXT, {first: "2"})
        self.visitor.visit(f"{hub}/profil")
        self.visitor.submit(NEXT, {"experimentations-collectives": "planned", "type-structure": "ptce"})
        return hub

    def open_pages(self) -> LeftOver:
        """The pages that anybody may read."""
        return _told_only({url: self._left(self._visit(url), self._visit(f"/en{url}")) for url in OPEN_PAGES})

    def own_pages(self, hub: str) -> LeftOver:
        """The pages of a diagnostic, each reached by the link that changes the language."""
        left = {}
        for path in OWN_PAGES:
            french = self._visit(hub + path)
            left[path] = self._left(french, self._visit(french.link("English")))
        return _told_only(left)

    def finished_pages(self, hub: str) -> LeftOver:
        """The same pages once the diagnostic is finished."""
        finish(self.visitor, hub)
        return self.own_pages(hub)

    def refusals(self, hub: str) -> LeftOver:
        """Pages that say no, each for a form that is refused in every language."""
        left = {what: self._refused(form, status) for what, form, status in self._refused_forms(hub)}
        form = self.visitor.visit(f"{hub}/relecture").form(FINISH)
        store = self.busy()
        with store.write():
            left["busy"] = self._refused(form, 503)
        store.close()
        return _told_only(left)

    def replies(self, hub: str) -> LeftOver:
        """What the script is told."""
        form = self.visitor.visit(step(hub, "strategie")).form(NEXT)
        return _told_only({level: self._replies(form.forged(ROLE, level)) for level in ("2", "9")})

    def documents(self, hub: str) -> LeftOver:
        """What PDF, DOCX and XLSX are drawn from; a text of one word may be a key that nobody reads."""
        french, english = (
            {text for text in texts_in(document(self.visitor, self.services, hub, code)) if " " in text}
            for code in ("fr", "en")
        )
        return _told_only({"document": self._alike(french, english)})

    def _visit(self, url: str) -> Page:
        return self.visitor.visit(url, 404 if "no-such" in url else 200)

    def _refused(self, form: Form, status: int) -> list[str]:
        french = self.visitor.send(form, status)
        return self._left(french, self.visitor.send(replace(form, action=f"/en{form.action}"), status))

    def _refused_forms(self, hub: str) -> Iterator[tuple[str, Form, int]]:
        start = self.visitor.visit("/commencer/structure").form("Commencer un autre diagnostic")
        yield "a name too long", start.forged("structure", "x" * 201), 422
        yield "a draft is open", start.forged("another", ""), 409
        file = self.visitor.visit("/reprendre").form("Envoyer le fichier et reprendre")
        yield "no file", replace(file, is_multipart=False), 422
        form = self.visitor.visit(step(hub, "strategie")).form(NEXT)
        yield "no level", form.forged(ROLE, "9"), 422
        yield "two levels", form.forged(ROLE, "2", "3"), 422
        yield "no version", form.forged(f"{ROLE}-version", ""), 422
        yield "no question", form.forged("no-such-version", "0"), 422
        yield "a note too long", form.forged(f"{ROLE}-note", "x" * 4001), 422
        yield "a note with NUL", form.forged(f"{ROLE}-note", "\0"), 422
        yield "no token", form.forged("csrf_token"), 403
        yield "too large", form.forged(f"{ROLE}-note", "x" * 5_000_000), 413
        older = form.forged(f"{ROLE}-version", "0").forged("idempotency_key", "older")
        yield "changed meanwhile", older.forged(ROLE, "4"), 409
        yield "absent", replace(form, action=f"{hub}/no-such"), 404
        yield "not allowed", replace(form, action=f"{hub}/resultats"), 405

    def _replies(self, form: Form) -> list[str]:
        said = [
            {text for text in texts_in(self.visitor.autosave(replace(form, action=url)).json) if " " in text}
            for url in (form.action, f"/en{form.action}")
        ]
        return self._alike(*said)

    def _left(self, french: Page, other: Page) -> list[str]:
        return self._alike(set(told(french)), set(told(other)))

    def _alike(self, french: set[str], other: set[str]) -> list[str]:
        return sorted(each for each in french & other if _has_words(each) and each not in self.same)


def told(page: Page) -> Iterator[str]:
    """Every text that a page shows, says or hands to a script, but what bears a language or stays so."""
    yield plain(page.title)
    for element, text in pieces(page):
        if element.tag not in {"script", "style", "textarea"} and not {"lang", "translate"} & set(
            element.attrib
        ):
            yield plain(text).strip()
    for element in page.root.iter():
        yield from (plain(each).strip() for each in told_by_attributes(element))


def texts_in(value: object) -> Iterator[str]:
    """Every text inside a value made of values."""
    return (plain(each) for each in _texts(msgspec.to_builtins(value)))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)


def _told_only(left: LeftOver) -> LeftOver:
    return {where: words for where, words in left.items() if words}


def _has_words(text: str) -> bool:
    """False for what is written alike everywhere: figures, codes, addresses, file names."""
    rest = re.sub(r"\b[A-Z]{1,2}\d+(\.\d+)?\b|https?://\S+|\S+@\S+|\S+\.json", "", text)
    return bool(re.search(r"[^\W\d_]{2}", rest))
