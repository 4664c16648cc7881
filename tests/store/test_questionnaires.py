"""A published questionnaire version never changes."""

from typing import Final

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import DBAPIError

from diagnostic.core.faults import AbsentObject, VersionAlreadyPublished
from diagnostic.store.session import Store
from tests.store.given import HOUR, NOON

CONTENT: Final = {"fr": '{"titre": "Où en êtes-vous ?"}', "en": '{"title": "Where do you stand?"}'}
CHANGES: Final = (
    "UPDATE published_version SET digest = 'other'",
    "DELETE FROM published_version",
    "UPDATE published_content SET content = ''",
    "DELETE FROM published_content",
)


def publish(store: Store, key: str, version: str, digest: str = "digest") -> None:
    with store.write() as work:
        work.questionnaires.publish(key, version, digest, CONTENT, NOON)


def test_content_comes_back_as_it_was_published(store: Store) -> None:
    publish(store, "structure", "1")
    with store.read() as work:
        published = work.questionnaires.get("structure", "1")
    assert (published.key, published.version, published.digest) == ("structure", "1", "digest")
    assert published.content == CONTENT


def test_a_version_that_was_never_published_is_absent(store: Store) -> None:
    publish(store, "structure", "1")
    with store.read() as work:
        assert work.questionnaires.latest("other") is None
        with pytest.raises(AbsentObject):
            work.questionnaires.get("structure", "2")


def test_publishing_the_same_again_changes_nothing(store: Store) -> None:
    publish(store, "structure", "1")
    with store.write() as work:
        before = work.questionnaires.all()
        work.questionnaires.publish("structure", "1", "digest", {}, NOON + HOUR)
        assert work.questionnaires.all() == before
        assert work.questionnaires.get("structure", "1").content == CONTENT


def test_a_version_number_cannot_be_given_to_other_content(store: Store) -> None:
    publish(store, "structure", "1")
    with pytest.raises(VersionAlreadyPublished, match="structure 1"):
        publish(store, "structure", "1", digest="other")


def test_the_latest_version_is_the_one_published_last(store: Store) -> None:
    for version in ("9", "10", "2"):
        publish(store, "structure", version)
    publish(store, "other", "11")
    publish(store, "structure", "9")
    with store.read() as work:
        latest = work.questionnaires.latest("structure")
        order = [(each.key, each.version, each.number) for each in work.questionnaires.all()]
    assert latest
    assert (latest.version, latest.published_at) == ("2", NOON)
    assert order == [
        ("other", "11", 1),
        ("structure", "9", 1),
        ("structure", "10", 2),
        ("structure", "2", 3),
    ]


@pytest.mark.parametrize("change", CHANGES)
def test_the_database_itself_refuses_a_change(store: Store, url: str, change: str) -> None:
    publish(store, "structure", "1")
    others = create_engine(make_url(url))
    with pytest.raises(DBAPIError, match="never change"), others.begin() as connection:
        connection.execute(text(change))
    others.dispose()
