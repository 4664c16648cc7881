"""Every kind of reply reads as a sentence, in French and in another language, with nothing of the machine."""

import re
from collections.abc import Iterator
from typing import Final

import pytest

from diagnostic.actions.answering import record_answers
from diagnostic.actions.services import Services
from diagnostic.core.changes import Change
from diagnostic.core.dialogue.heard import (
    Command,
    Decided,
    Heard,
    Message,
    Outdated,
    Picked,
    Understood,
    Verdict,
)
from diagnostic.core.dialogue.replies import Say
from diagnostic.language import Languages
from diagnostic.paths import packaged_paths
from tests.web.mirrored import MirroredLanguages
from tests.web.talks import Bubble, bubbles, exchanges, say, talk, waiting
from tests.web.visitor import Visitor
from tests.web.walks import kept, placed

PRODUCT: Final = Languages(packaged_paths().translations)
ROLE, STAKES = "question:role-defini", "question:enjeux-choisis"
ANIMATION, MEETINGS = "profile:animation-du-territoire", "question:rencontres-entre-mondes"
WORDS: Final = "Notre rôle tient dans une phrase du site."
TYPED: Final = (
    *("c’est quoi ?", "Bof", "Zzz qwrt", "Un peu des deux", "Pouvez-vous me rappeler ?", "une fiche ?"),
    WORDS,
)
MACHINE: Final = re.compile(r"%\(|%s|\{|\}|(question|profile):\w|\w_\w")
"""What only a program would say."""

ASIDES: Final = (
    Command.EXPLAIN_QUESTION,
    Command.EXPLAIN_TERMS,
    Command.EXPLAIN_LEVEL,
    Command.EXAMPLE,
    Command.EVIDENCE,
    Command.PROGRESS,
    Command.SUMMARY,
    Command.PAUSE,
    Command.RESUME_LATER,
    Command.PRIVACY,
    Command.LANGUAGE,
    Command.SWITCH_TO_FORM,
    Command.RESULTS,
    Command.DOWNLOAD_REPORT,
    Command.RESTART,
    Command.THANKS,
    Command.OUT_OF_SCOPE,
    Command.REPEAT,
    Command.GREETING,
    Command.CHANGE_ANSWER,
    Command.LIST_OPTIONS,
)
PROPOSED: Final = Message(WORDS, understood=(Understood("role-defini", 2, "une phrase du site"),))


def everything() -> Iterator[tuple[Heard, str]]:
    """Turns in which everything is said that can be said before the end, and what their page was asking."""
    yield Command.BACK, ""
    yield Command.KIT, ""
    yield Command.TALK_TO_HUMAN, ""
    yield Message("c’est quoi ?", command=Command.EXPLAIN_TERMS, codes=("convention",)), ""
    yield Message("Bof", command=Command.DONT_KNOW, is_guess=True), ""
    for each in ASIDES:
        yield each, ""
    for codes in (("K01", "K02"), ()):
        yield Message("une fiche ?", command=Command.KIT, codes=codes), ""
    yield Message("Pouvez-vous me rappeler ?", command=Command.TALK_TO_HUMAN), ""
    yield Message("Zzz qwrt"), ""
    yield Message("Un peu des deux", pair=(1, 2)), ""
    yield Command.NOT_APPLICABLE, ""
    yield Decided("unheard-of", Verdict.YES), ""
    yield Picked(ROLE, "2"), ""
    yield Picked(ROLE, "3"), ""
    yield Outdated(Picked(ROLE, "1", seen=0)), ROLE
    yield Picked(MEETINGS, "dont_know"), ""
    yield Picked(ANIMATION, "not_concerned"), ""
    yield Command.FINISH, ""
    yield Command.NO, ""
    yield Message("Zzz qwrt", command=Command.YES), ""
    yield Command.SKIP, STAKES
    yield Message("Zzz qwrt"), ""
    yield Message("Zzz qwrt"), ""
    yield Message("Zzz qwrt"), ""


@pytest.fixture(params=[PRODUCT, MirroredLanguages()], ids=["english", "mirror"], scope="module")
def languages(request: pytest.FixtureRequest) -> Languages:
    chosen: Languages = request.param
    return chosen


@pytest.fixture
def hub(visitor: Visitor, services: Services) -> str:
    """A diagnostic in whose conversation everything was said."""
    visitor.typed.update(TYPED)
    hub = placed(visitor, services)
    for heard, about in everything():
        say(services, hub, heard, about)
    seen = kept(services, hub).versions[ANIMATION]
    record_answers(services, kept(services, hub), (Change(ANIMATION, "", "", seen),), "not said yet")
    for each in (Command.FINISH, Command.DONT_KNOW, Picked(ANIMATION, "not_concerned")):
        say(services, hub, each)
    for _ in range(2):
        say(services, hub, PROPOSED, about=ROLE)
        say(services, hub, Decided(waiting(services, hub).id, Verdict.YES_WITH_NOTE))
    questions = services.library.newest("structure", "fr").questions
    left = [Change(f"question:{each.key}", "1", "", 0) for each in questions]
    record_answers(services, kept(services, hub), left[:-1], "the rest on the pages")
    say(services, hub, Command.SKIP)
    record_answers(services, kept(services, hub), left[-1:], "the last one")
    asked_at_the_end = (Command.KIT, Command.EXPLAIN_TERMS, Command.FINISH, Command.NO)
    for command in (*asked_at_the_end, Command.FINISH, Command.YES):
        say(services, hub, command)
    return hub


def test_everything_that_can_be_said_is_said_here(services: Services, hub: str) -> None:
    told = " ".join(each.replies for each in exchanges(services, hub))
    # What is said of a finished diagnostic is not kept: it is said each time it is opened.
    assert {each for each in Say if f'"{each.value}"' not in told} == {Say.OVER}


def test_it_reads_in_french_and_in_another_language(visitor: Visitor, hub: str) -> None:
    french = visitor.visit(talk(hub))
    other = visitor.visit(french.link("English"))
    assert [each.id for each in bubbles(other)] == [each.id for each in bubbles(french)]
    for here, there in zip(bubbles(french), bubbles(other), strict=True):
        for each in (here, there):
            assert re.search(r"[^\W\d]{2}", each.words), each
            assert not MACHINE.search(_without_typed(each)), each
        is_typed = here.is_person and here.words in TYPED
        assert (here.words == there.words) is is_typed, here.words


def _without_typed(bubble: Bubble) -> str:
    words = bubble.words
    for each in TYPED:
        words = words.replace(each, "")
    return words
