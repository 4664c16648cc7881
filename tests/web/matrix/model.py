"""The diagnostic of which all those of the authorisation matrix are copies."""

from typing import Final

from sqlalchemy import Connection, insert, select

from diagnostic.actions.answering import record_answers
from diagnostic.actions.concluding import finish
from diagnostic.actions.restituting import digest_of, prepared, publish
from diagnostic.actions.scene import Scene
from diagnostic.actions.services import Services
from diagnostic.actions.starting import start
from diagnostic.core.changes import PROFILE, QUESTION, Change, field_of
from diagnostic.core.people import Asker, Relation
from diagnostic.store.tables import assessments, reviews
from tests.web.reviewed import opened_of
from tests.web.walks import ALL_PRACTISED

MODEL: Final = "OmegaModelZeta"
COPIED: Final = (
    assessments.answer_event,
    assessments.current_answer,
    assessments.conclusion,
    assessments.concluded_level,
    reviews.restitution,
)


def make_model(services: Services) -> str:
    """One diagnostic, begun, answered and finished, of which all others are copies."""
    begun = start(services, "structure", MODEL, "fr", visit="").assessment
    changes = [Change(field_of(PROFILE, key), value, "", seen=0) for key, value in ALL_PRACTISED.items()]
    changes.append(Change(field_of(QUESTION, "role-defini"), "2", "Une note", seen=0))
    record_answers(services, begun, changes, "model")
    finish(services, opened_of(services, begun.id))
    scene = Scene(services, Asker(), opened_of(services, begun.id), frozenset({Relation.ADVISOR}))
    snapshot = prepared(scene)
    assert snapshot
    assert publish(scene, digest_of(snapshot)) == 1
    return begun.id


def copy_model(connection: Connection, model: str, copy: str, name: str) -> None:
    """A diagnostic like the model, in the name of another structure, with a restitution."""
    whole = assessments.assessment
    row = connection.execute(select(whole).where(whole.c.id == model)).mappings().one()
    connection.execute(insert(whole), {**row, "id": copy, "structure": name})
    for table in COPIED:
        rows = connection.execute(select(table).where(table.c.assessment_id == model))
        for each in rows.mappings().all():
            values = {key: _named(value, name) for key, value in each.items()}
            connection.execute(insert(table), values | {"assessment_id": copy})


def _named(value: object, name: str) -> object:
    return value.replace(MODEL, name) if isinstance(value, str) else value
