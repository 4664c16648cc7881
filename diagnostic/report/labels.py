"""The fixed words of a document: labels beside what is drawn, the same in all its forms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diagnostic.language import Language


@dataclass(frozen=True, slots=True)
class PlanLabels:
    """The words of a plan of action."""

    priority: str
    why: str
    first_step: str
    to_reach: str
    effort: str
    owner: str
    date: str
    progress: str
    to_do: str
    doing: str
    done: str
    term: str
    room_for_notes: str


@dataclass(frozen=True, slots=True)
class Labels:
    """One field for each fixed word or phrase."""

    contents: str
    page: str
    page_of: str
    dimension: str
    level: str
    target: str
    importance: str
    known: str
    range: str
    question: str
    answer: str
    answers: str
    your_answer: str
    next_level: str
    your_note: str
    notes: str
    resources: str
    resource: str
    why_resource: str
    where: str
    axis: str
    status: str
    use: str
    authors_year: str
    evidence: str
    who_knows: str
    address: str
    code: str
    unprintable: str
    plan: PlanLabels


def labels_of(language: Language) -> Labels:
    """The fixed words in one language."""
    say = language.gettext
    return Labels(
        contents=say("Sommaire"),
        page=say("Page"),
        page_of=say("sur"),
        dimension=say("Dimension"),
        level=say("Niveau"),
        target=say("Niveau visé"),
        importance=say("Importance"),
        known=say("Réponses connues"),
        range=say("Étendue possible"),
        question=say("Question"),
        answer=say("Réponse"),
        answers=say("Toutes les réponses"),
        your_answer=say("Votre réponse"),
        next_level=say("Le niveau suivant"),
        your_note=say("Votre note"),
        notes=say("Vos notes"),
        resources=say("Ressources du kit"),
        resource=say("Ressource"),
        why_resource=say("Pourquoi elle vous est proposée"),
        where=say("Où la trouver"),
        axis=say("Axe du kit"),
        status=say("État"),
        use=say("À quoi elle sert"),
        authors_year=say("Auteurs et année"),
        evidence=say("Où regarder"),
        who_knows=say("Qui peut le dire"),
        address=say("Adresse"),
        code=say("N°"),
        unprintable=say("non imprimable :"),
        plan=_of_plan(language),
    )


def _of_plan(language: Language) -> PlanLabels:
    say = language.gettext
    return PlanLabels(
        priority=say("Priorité"),
        why=say("Pourquoi"),
        first_step=say("Premier pas"),
        to_reach=say("À atteindre"),
        effort=say("Effort"),
        owner=say("Qui s’en charge"),
        date=say("Pour quelle date"),
        progress=say("Avancement"),
        to_do=say("À faire"),
        doing=say("En cours"),
        done=say("Fait"),
        term=say("Échéance"),
        room_for_notes=say("Place pour vos notes"),
    )
