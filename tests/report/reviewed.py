"""A restitution to look at: two readings, an advisor's order, something by hand, something left."""

from dataclasses import replace
from functools import cache

from diagnostic.core.concluding import conclude
from diagnostic.core.review import Planned, Proposal
from diagnostic.core.snapshot import FrozenReading, Snapshot, frozen
from diagnostic.core.wording import worded_for
from diagnostic.report.document import Particulars, document_of
from diagnostic.report.tree.document import Document
from tests.report.samples import SOME_DAY, languages, questionnaire_in, sample_record

REASON = "Vu en réunion de bureau.\nLa feuille de route existe."


@cache
def snapshot(words: str = REASON) -> Snapshot:
    """The sample answers with an advisor's review, in whose texts ``words`` stand."""
    record = sample_record()
    outcome = conclude(worded_for(questionnaire_in("fr"), record.profile), record)
    asked = [each.key for each in questionnaire_in("fr").questions if each.key in record.answers]
    first, second, *others = [each.question for each in outcome.priorities]
    planned = (
        Planned(second),
        Planned("main-1", title=words[:60].replace("\n", " "), why=words, first_step=words, months=3),
        Planned(first),
        *(Planned(each) for each in others[:-1]),
        Planned(others[-1], hidden=words),
    )
    return Snapshot(
        questionnaire="structure",
        version="1",
        structure="Les Passerelles",
        language="fr",
        finished_on=SOME_DAY.isoformat(),
        record=frozen(record),
        outcome=replace(
            outcome,
            priorities=tuple(
                sorted(
                    (each for each in outcome.priorities if each.question != others[-1]),
                    key=lambda each: [p.key for p in planned].index(each.question),
                )
            ),
        ),
        readings=(
            FrozenReading(asked[0], 3, words, "Inès Diallo"),
            FrozenReading(asked[4], 1, words, "Inès Diallo"),
        ),
        proposal=Proposal(planned, ("K10", "K03"), words),
        signed_by="Inès Diallo",
        network="Réseau d’exemple",
        published_on=SOME_DAY.isoformat(),
        number=2,
    )


@cache
def restitution(language: str = "fr", words: str = REASON) -> Document:
    """The restitution told."""
    record, frozen_then = sample_record(), snapshot(words)
    particulars = Particulars("Les Passerelles", SOME_DAY, written_in="fr-FR", both=frozen_then)
    questionnaire = worded_for(questionnaire_in(language), record.profile)
    return document_of(questionnaire, record, frozen_then.outcome, particulars, languages()[language])
