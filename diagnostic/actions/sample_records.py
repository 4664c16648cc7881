"""Forty invented structures and what each would answer: varied, and the same at every installation."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from diagnostic.core.answers import DONT_KNOW, NOT_APPLICABLE
from diagnostic.core.changes import PROFILE, QUESTION, Change, field_of
from diagnostic.core.profile import FormOfAction, ProfileKind, ProfileQuestion
from diagnostic.core.questionnaire import Questionnaire


@dataclass(frozen=True, slots=True)
class SampleStructure:
    """An invented structure: ``leaning`` from 1 to 4 is where its answers lie, give or take one level.

    ``share_answered`` is the part of the questions answered, 1 when it finished; ``since`` how long ago.
    """

    name: str
    kind: str
    territory: str
    leaning: int
    share_answered: float
    since: timedelta
    in_campaign: bool


KINDS: Final = (
    ("maison-associations", "Maison des associations"),
    ("tiers-lieu", "Tiers-lieu"),
    ("ptce", "Pôle de coopération"),
    ("fondation-territoriale", "Fondation"),
    ("collectivite", "Service des partenariats"),
    ("incubateur", "Incubateur"),
    ("agence-developpement", "Agence"),
    ("cress", "Chambre régionale"),
)
OWN_NAMES: Final = ("du Tilleul", "des Passerelles", "du Grand Pré", "de la Halle", "des Deux Rives")
TERRITORIES: Final = ("rural", "urbain", "periurbain", "mixte")
UNKNOWN_IN: Final = 17
NOT_APPLICABLE_IN: Final = 29


def _structures() -> Iterator[SampleStructure]:
    for number in range(len(KINDS) * len(OWN_NAMES)):
        kind, kind_name = KINDS[number % len(KINDS)]
        is_draft = number % 10 in {3, 7, 9}
        yield SampleStructure(
            name=f"{kind_name} {OWN_NAMES[number % len(OWN_NAMES)]} (exemple)",
            kind=kind,
            territory=TERRITORIES[number % 3 if number % 7 else 3],
            leaning=1 + (number * 7 + number // 8) % 4,
            share_answered=0.2 + 0.15 * (number % 5) if is_draft else 1,
            since=timedelta(days=(number * 13) % 60, hours=number),
            in_campaign=number % 3 != 1,
        )


STRUCTURES: Final = tuple(_structures())


def changes_for(structure: SampleStructure, asked: Questionnaire) -> tuple[Change, ...]:
    """Everything a structure answers, as the changes that make it from nothing."""
    questions = asked.questions[: round(len(asked.questions) * structure.share_answered)]
    profile = ((field_of(PROFILE, each.key), _profile_value(structure, each)) for each in asked.profile)
    answers = (
        (field_of(QUESTION, each.key), _answer(structure, each.key, len(each.anchors))) for each in questions
    )
    return tuple(Change(name, value, "", seen=0) for name, value in (*profile, *answers) if value)


def _profile_value(structure: SampleStructure, question: ProfileQuestion) -> str:
    given = {"type-structure": structure.kind, "territoire": structure.territory}
    if question.key in given:
        return given[question.key]
    drawn = _drawn(structure, question.key)
    if question.kind is ProfileKind.FORM_OF_ACTION:
        return (FormOfAction.PLANNED if drawn % 5 == 0 else FormOfAction.PRACTISED).value
    return question.choices[drawn % len(question.choices)].key


def _answer(structure: SampleStructure, question: str, top: int) -> str:
    drawn = _drawn(structure, question)
    if drawn % UNKNOWN_IN == 0:
        return DONT_KNOW
    if drawn % NOT_APPLICABLE_IN == 0:
        return NOT_APPLICABLE
    return str(min(top, max(1, structure.leaning + drawn % 3 - 1)))


def _drawn(structure: SampleStructure, about: str) -> int:
    """A number that looks drawn, always the same for a structure and what it is about."""
    return int.from_bytes(hashlib.sha256(f"{structure.name}:{about}".encode()).digest()[:4])
