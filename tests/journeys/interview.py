"""Somebody interviewed in their own words: what they say and confirm, and the record that it leaves."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from playwright.sync_api import Locator

from diagnostic.content.build import build
from diagnostic.content.files import ContentFolder
from diagnostic.content.translate import in_language
from diagnostic.core.questionnaire import Questionnaire
from diagnostic.paths import packaged_paths
from tests.journeys.pages import Talk
from tests.journeys.respondent import Respondent
from tests.journeys.serving import Server
from tests.journeys.wording import bare, language

CHOSEN: Final = "chosen"
CONFIRMED: Final = "confirmed-text"
QUESTION: Final = "question:"


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as the record keeps it, and how it came."""

    value: str
    provenance: str = CHOSEN


@dataclass
class Interview:
    """A conversation, with the record that it should leave: every field with what was given last."""

    talk: Talk
    record: dict[str, Given] = field(default_factory=dict)

    @property
    def who(self) -> Respondent:
        """The person at this device."""
        return self.talk.who

    def elsewhere(self, who: Respondent) -> "Interview":
        """The same interview, going on at another device."""
        return Interview(Talk(who), self.record)

    def asked(self) -> str:
        """The field that is asked, empty when nothing is."""
        hidden = self.who.page.locator("#reponse input[name=field]")
        return (hidden.get_attribute("value") or "") if hidden.count() else ""

    def choose(self, value: str) -> None:
        """Answer by a button."""
        self.record[self.asked()] = Given(value)
        self.talk.choose(value)

    def say(self, words: str, level: str, verdict: str = "yes") -> None:
        """Answer the question asked in one's own words, then see to it that this level is recorded."""
        asked = self.asked()
        self.talk.write(words)
        self.settle(asked, level, verdict)

    def settle(self, asked: str, level: str, verdict: str = "yes") -> None:
        """Confirm what is proposed, take its neighbour, or choose where nothing right is proposed."""
        proposed = self.proposed(asked)
        step = int(level) - int(proposed) if proposed else 0
        if proposed == level:
            self.record[asked] = Given(level, CONFIRMED)
            self.talk.decide(verdict)
            return
        self.record[asked] = Given(level)
        if proposed and abs(step) == 1:
            self.talk.decide("above" if step > 0 else "below")
            return
        if proposed:
            self.talk.decide("other")
        self.talk.choose(level)

    def proposed(self, asked: str) -> str:
        """The level that waits for a yes, by the words of its description; empty when none does."""
        if not self.verdicts().count():
            return ""
        told = bare(self.talk.last())
        anchors = questions(self.who.look.language).question[asked.removeprefix(QUESTION)].anchors
        found = [str(place) for place, each in enumerate(anchors, 1) if bare(each.text) in told]
        assert len(found) == 1, f"{len(found)} descriptions proposed for {asked}"
        return found[0]

    def verdicts(self) -> Locator:
        """The buttons by which one decides about a proposal."""
        return self.who.page.locator("#reponse button[name=verdict]")


@cache
def questions(code: str) -> Questionnaire:
    """The questionnaire in a language."""
    raw = ContentFolder(packaged_paths().questions).read("structure")
    return build(in_language(raw, language(code)))


def kept(server: Server, hub: str) -> dict[str, Given]:
    """What the service keeps of an assessment: every field with what was given last."""
    file = server.output.parent / "data" / "diagnostic.sqlite3"
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as database:
        rows = database.execute(
            "select field, value, provenance from answer_event where assessment_id = ? order by number",
            (hub.rsplit("/", 1)[1],),
        ).fetchall()
    return {name: Given(value, provenance) for name, value, provenance in rows}
