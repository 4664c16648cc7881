"""What can be done on the pages of one diagnostic, page by page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from playwright.sync_api import Locator

from tests.journeys.respondent import Respondent

ALL_PRACTISED: Final = {
    "animation-du-territoire": "practised",
    "experimentations-collectives": "practised",
    "accompagnement-des-organisations": "practised",
}
NEXT: Final = "Enregistrer et continuer"
REVIEW: Final = "Enregistrer et relire mes réponses"
FINISH: Final = "Terminer et voir les résultats"
RESUME: Final = "Reprendre le diagnostic"
BRING: Final = "Envoyer le fichier et reprendre"


def begin(who: Respondent, structure: str, way: str = "") -> str:
    """Begin a diagnostic from its own page; gives the address of its hub."""
    who.visit("/commencer/structure" + (f"?facon={way}" if way else ""))
    who.page.fill("#structure", structure)
    who.press("Commencer")
    return who.page.url.rsplit("/", 1)[0]


def open_link(who: Respondent, link: str) -> str:
    """Open a private link and press its button; gives the address of the hub."""
    who.visit(link.removeprefix(who.watch.home))
    who.press(RESUME)
    return who.page.url


@dataclass(frozen=True, slots=True)
class Choices:
    """A page of questions: profile, dimension or aims."""

    who: Respondent

    def names(self) -> list[str]:
        """The questions, in the order of the page."""
        asked = self.who.page.locator("[data-question]").all()
        return [each.get_attribute("data-question") or "" for each in asked]

    def input(self, name: str, value: str) -> Locator:
        """The choice of a question with a value."""
        return self.who.page.locator(f'input[name="{name}"][value="{value}"]')

    def choose(self, name: str, value: str) -> None:
        """Choose as a finger does: on the words, not on the circle."""
        choice = self.input(name, value)
        self.who.page.locator("label", has=choice).click()
        assert choice.is_checked(), f"{name} does not take {value}"

    def note(self, name: str, text: str) -> None:
        """Open the note of a question and write it."""
        field = self.who.page.locator(f'textarea[name="{name}-note"]')
        if not field.is_visible():
            self.question(name).locator("summary").last.click()
        field.fill(text)

    def note_of(self, name: str) -> str:
        """What stands in the note of a question."""
        return self.who.page.locator(f'textarea[name="{name}-note"]').input_value()

    def question(self, name: str) -> Locator:
        """All that belongs to a question."""
        return self.who.page.locator(f'[data-question="{name}"]')

    def give(self, given: Mapping[str, str]) -> None:
        """Choose for several questions."""
        for name, value in given.items():
            self.choose(name, value)


@dataclass(frozen=True, slots=True)
class Hub:
    """The page of all steps."""

    who: Respondent
    url: str

    def open(self) -> None:
        """Come back to it."""
        self.who.visit(self.url)

    def dimensions(self) -> list[str]:
        """The addresses of the dimensions that are asked."""
        links = self.who.page.locator(".step-list__link").all()
        return [url for each in links if "/dimension/" in (url := each.get_attribute("href") or "")]

    def page(self, name: str) -> Choices:
        """Open one of its pages, such as ``dimension/strategie``."""
        self.who.visit(f"{self.url}/{name}")
        return Choices(self.who)


@dataclass(frozen=True, slots=True)
class Results:
    """The results page."""

    who: Respondent

    def resources(self) -> list[str]:
        """The titles of the resources of every priority."""
        return self.who.page.locator(".priority-card .resource-card__title").all_inner_texts()

    def levels(self) -> list[list[str]]:
        """The rows of the table that says the same as the radar."""
        rows = self.who.page.locator("table tbody tr").all()
        return [row.locator("th, td").all_inner_texts() for row in rows]

    def pdf(self, language: str) -> bytes:
        """The report in a language."""
        link = self.who.page.locator(f'.file-list a[href*="rapport.pdf"][href*="langue={language}"]')
        return self.who.download(link)


@dataclass(frozen=True, slots=True)
class Talk:
    """The conversation."""

    who: Respondent

    def choices(self) -> list[str]:
        """The values offered as buttons for the question under way."""
        offered = self.who.page.locator("button[name=choice]").all()
        return [each.get_attribute("value") or "" for each in offered]

    def choose(self, value: str) -> None:
        """Press a choice."""
        self._say(self.who.page.locator(f'button[name=choice][value="{value}"]'))

    def ask(self, command: str) -> None:
        """Press a command, such as ``finish`` or ``yes``, unfolding the rarer ones first where it is one."""
        control = self.who.page.locator(f'button[name=command][value="{command}"]')
        if not control.is_visible():
            self.who.page.locator("[data-talk-more] summary").click()
        self._say(control)

    def decide(self, verdict: str) -> None:
        """Decide about what is proposed."""
        self._say(self.who.page.locator(f'button[name=verdict][value="{verdict}"]'))

    def write(self, message: str) -> None:
        """Send a message in one's own words."""
        self.who.page.fill("#message", message)
        self._say(self.who.page.locator("button[name=send]"))

    def last(self) -> str:
        """What was said last by the assistant."""
        return self.who.page.locator("[data-bubble]").last.inner_text()

    def _say(self, control: Locator) -> None:
        """Press, then wait until something new was said, on this page or on the next."""
        before = self.who.page.locator("#dernier").get_attribute("data-bubble")
        control.click()
        self.who.page.locator(f'#dernier:not([data-bubble="{before}"])').wait_for(state="attached")
        self.who.arrive()
