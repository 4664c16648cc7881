"""Two doors, one record: however the doors are mixed, the outcome is that of the pages alone."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diagnostic.actions.concluding import finish, outcome_of
from diagnostic.actions.services import Services
from diagnostic.core.answers import Provenance
from diagnostic.core.assessment import State
from diagnostic.core.dialogue.heard import Command, Message, Verdict
from diagnostic.core.dialogue.replies import Say
from tests.actions.doors import Doors
from tests.core.dialogue.chat import ALL, MEETING, WELCOME, WORDS

PROFILE: Final = ("profile:parrainage-des-nouveaux", "profile:age-des-parrains", "profile:equipe-salariee")
VALUES: Final = ("1", "2", "3", "dont_know", "not_applicable")
PROFILE_VALUES: Final = ("practised", "planned", "not_concerned", "anciens", "recents", "oui", "non")
ASIDES: Final = (
    Command.SKIP,
    Command.BACK,
    Command.PROGRESS,
    Command.SUMMARY,
    Command.EVIDENCE,
    Command.EXPLAIN_TERMS,
    Command.KIT,
    Command.TALK_TO_HUMAN,
    Command.RESULTS,
    Command.FINISH,
    Command.REPEAT,
    Command.THANKS,
    Command.NO,
)
GUESSES: Final = (Command.DONT_KNOW, Command.NOT_APPLICABLE)


class Way(StrEnum):
    """How an answer is given."""

    PAGE = "page"
    CHOICE = "choice"
    NUMBER = "number"
    WORDS = "words"
    MODEL = "model"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Step:
    """One answer, the way it is given, and what was said just before."""

    about: str
    value: str
    way: Way
    aside: Command | Message | None


guesses: Final = st.sampled_from([Message("hum", command=each, is_guess=True) for each in GUESSES])
asides: Final = st.none() | st.sampled_from(ASIDES) | guesses
ways: Final = st.sampled_from(Way)
steps: Final = st.one_of(
    st.builds(Step, st.sampled_from(ALL), st.sampled_from(VALUES), ways, asides),
    st.builds(Step, st.sampled_from(ALL), st.sampled_from(VALUES), ways, asides),
    st.builds(Step, st.sampled_from(PROFILE), st.sampled_from(PROFILE_VALUES), ways, asides),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(steps, min_size=4, max_size=14))
def test_guardrail_8_equal_outcome_whatever_the_doors(services: Services, taken: list[Step]) -> None:
    mixed, pages = Doors.begun(services), Doors.begun(services)
    for each in taken:
        if each.aside:
            mixed.say(each.aside)
        if mixed.accepts(each.about, each.value):
            _answer(mixed, each)
            pages.by_page(each.about, each.value)
        assert mixed.assessment.record == pages.assessment.record, each
    if not pages.path.missing_profile():
        assert outcome_of(services, mixed.opened) == outcome_of(services, pages.opened)


def _answer(doors: Doors, step: Step) -> None:
    """Give an answer the way drawn, where it can be said that way; else choose it."""
    is_level = step.value.isdigit() and step.about.startswith("question:")
    if step.way is Way.PAGE:
        doors.by_page(step.about, step.value)
    elif step.way is Way.NUMBER and is_level:
        seen = doors.version(step.about)
        doors.say(Message(f"le {step.value}", direct=step.value, seen=seen), about=step.about)
    elif step.way is Way.BELOW and is_level and step.value != "3":
        doors.write(step.about, int(step.value) + 1)
        doors.decide(Verdict.BELOW)
    elif step.way in {Way.WORDS, Way.MODEL} and is_level:
        doors.write(step.about, int(step.value), by_model=step.way is Way.MODEL)
        doors.decide(Verdict.YES)
    else:
        doors.choose(step.value, step.about)


def test_guardrail_8_finishing_in_conversation_freezes_what_the_pages_freeze(
    services: Services, doors: Doors
) -> None:
    pages = Doors.begun(services)
    for about, value in (*_profile_of(doors), (WELCOME, "2"), (MEETING, "1")):
        pages.by_page(about, value)
    doors.choose("2", WELCOME)
    doors.choose("1", MEETING)
    doors.say(Command.FINISH)
    assert doors.say(Command.YES) == (Say.FINISHED,)
    finish(services, pages.opened)
    assert (doors.assessment.state, pages.assessment.state) == (State.FINISHED, State.FINISHED)
    assert outcome_of(services, doors.opened) == outcome_of(services, pages.opened)


def _profile_of(doors: Doors) -> list[tuple[str, str]]:
    return [(f"profile:{key}", value) for key, (value,) in doors.assessment.record.profile.items()]


def test_both_doors_ask_the_same_question_next(doors: Doors) -> None:
    for value in ("2", "2", "1"):
        following = doors.path.next_question()
        assert following
        assert doors.talk.current == f"question:{following.key}"
        doors.choose(value)
    doors.by_page("question:benevoles-mineurs", "1")
    following = doors.path.next_question()
    assert following
    assert doors.talk.current == f"question:{following.key}"


@pytest.mark.parametrize(
    ("by_model", "verdict", "how"),
    [
        (False, Verdict.YES, ("2", Provenance.CONFIRMED_TEXT)),
        (False, Verdict.YES_WITH_NOTE, ("2", Provenance.CONFIRMED_TEXT)),
        (True, Verdict.YES, ("2", Provenance.CONFIRMED_PROPOSAL)),
        (False, Verdict.ABOVE, ("3", Provenance.CHOSEN)),
        (True, Verdict.BELOW, ("1", Provenance.CHOSEN)),
    ],
)
def test_guardrail_9_how_an_answer_came_is_kept(
    doors: Doors, verdict: Verdict, how: tuple[str, Provenance], *, by_model: bool
) -> None:
    doors.write(WELCOME, 2, by_model=by_model)
    assert doors.ways(WELCOME) == []
    doors.decide(verdict)
    doors.choose("1")
    assert doors.ways(WELCOME) == [how]
    assert doors.ways(MEETING) == [("1", Provenance.CHOSEN)]


def test_guardrail_2_a_proposal_is_kept_apart_from_the_answers(doors: Doors) -> None:
    before = doors.assessment
    assert doors.write(WELCOME, 2) == (Say.PROPOSE,)
    assert doors.assessment == before
    assert doors.talk.waiting


class TestNotes:
    def test_words_become_a_note_only_when_that_was_said(self, doors: Doors) -> None:
        doors.write(WELCOME, 2)
        doors.decide(Verdict.YES_WITH_NOTE)
        doors.write(MEETING, 1)
        doors.decide(Verdict.YES)
        assert doors.assessment.record.notes == {"referent-accueil": "chaque nouveau"}

    def test_they_never_replace_a_note(self, doors: Doors) -> None:
        doors.by_page(WELCOME, "1", "Décidé en 2024")
        doors.write(WELCOME, 2)
        assert doors.decide(Verdict.YES_WITH_NOTE) == (Say.REPLACED, Say.NOTE_STAYS, Say.ASK)
        assert doors.ways(WELCOME)[-1] == ("2", Provenance.CONFIRMED_TEXT)
        assert doors.assessment.record.notes == {"referent-accueil": "Décidé en 2024"}

    def test_a_note_written_on_the_pages_outlives_a_choice_in_the_conversation(self, doors: Doors) -> None:
        doors.by_page(WELCOME, "1", "Décidé en 2024")
        doors.choose("2", WELCOME)
        assert doors.assessment.record.notes == {"referent-accueil": "Décidé en 2024"}

    def test_words_not_understood_are_kept_in_the_history_and_nowhere_else(self, doors: Doors) -> None:
        doors.say(Message(WORDS))
        assert doors.history.said[-1].shown.text == WORDS
        assert (doors.assessment.record.notes, doors.assessment.record.answers) == ({}, {})
