"""What is learnt from the cues: the same each time, small, and set aside once its texts have changed."""

from collections.abc import Sequence

import pytest

from diagnostic.reading.heads import Head, as_bytes, from_bytes
from diagnostic.reading.lessons import ANSWER, INTENT, LEVEL, VAGUE, Lesson, Source, lessons_of
from tests.reading.material import material

TOPICS = ("chat", "arbre", "pluie", "livre")


class Toy:
    """Places a text by the words it holds."""

    def embed(self, text: str) -> list[float]:
        return [1.0 + text.count(topic) - 0.01 * len(text) for topic in TOPICS]


def lessons() -> dict[str, Lesson]:
    return {
        LEVEL + "animal": Lesson({"1": ("chat", "un chat"), "2": ("arbre",), VAGUE: ("pluie", "la pluie")}),
        INTENT: Lesson({"skip": ("livre", "un livre"), ANSWER: ("chat",), VAGUE: ("pluie",)}),
        "subject": Lesson({"animal": ("chat", "arbre"), "ciel": ("pluie",)}),
    }


def learn() -> dict[str, Head]:
    pytest.importorskip("numpy")
    learning = pytest.importorskip("diagnostic.reading.learning")
    heads: dict[str, Head] = learning.learn(lessons(), Toy())
    return heads


def best(head: Head, text: str) -> str:
    scores = head.scores(Toy().embed(text))
    return max(scores, key=scores.__getitem__)


def test_heads_tell_the_classes_of_their_lesson_apart() -> None:
    heads = learn()
    level = heads[LEVEL + "animal"]
    assert [best(level, text) for text in ("un chat", "arbre", "la pluie")] == ["1", "2", VAGUE]
    assert best(heads["subject"], "pluie") == "ciel"


def test_learning_twice_gives_the_same_bytes() -> None:
    assert as_bytes(learn()) == as_bytes(learn())


def test_what_was_learnt_is_read_back() -> None:
    heads = learn()
    again = from_bytes(as_bytes(heads), lessons())
    assert set(again) == set(heads)
    assert best(again[LEVEL + "animal"], "un chat") == "1"


def test_a_lesson_that_changed_since_is_set_aside() -> None:
    changed = {**lessons(), "subject": Lesson({"animal": ("chien",)})}
    assert set(from_bytes(as_bytes(learn()), changed)) == {LEVEL + "animal", INTENT}


@pytest.mark.parametrize(
    "content", [b"", b"nonsense", b'{"heads": 3}\n', b'{"heads": [{}]}\nxx', b"\xff\n\x00"]
)
def test_unreadable_content_teaches_nothing(content: bytes) -> None:
    assert from_bytes(content, lessons()) == {}


def test_a_questionnaire_without_cues_is_learnt_from_its_anchors() -> None:
    pytest.importorskip("numpy")
    learning = pytest.importorskip("diagnostic.reading.learning")
    bare = {LEVEL + "animal": Lesson({"1": ("chat",), "2": ("arbre",)})}
    assert best(learning.learn(bare, Toy())[LEVEL + "animal"], "arbre") == "2"


def told(order: Sequence[str]) -> dict[str, Lesson]:
    content = material()
    return lessons_of(Source(content.cues[code], content.questionnaires[code]) for code in order)


def test_the_packaged_file_was_learnt_from_the_texts_as_they_are() -> None:
    content = material()
    lessons_now = told(["fr", "en"])
    assert set(from_bytes(content.learnt, lessons_now)) == set(lessons_now), "run: diagnostic learn"
    assert len(content.learnt) < 400_000


def test_the_order_of_languages_does_not_matter() -> None:
    assert {k: e.digest for k, e in told(["fr", "en"]).items()} == {
        k: e.digest for k, e in told(["en", "fr"]).items()
    }
