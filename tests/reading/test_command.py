"""``diagnostic read`` writes a prediction for every row, in the format of the scorer."""

import json
from pathlib import Path

import pytest

from diagnostic.commands.reading import read_dataset
from diagnostic.core.faults import RefusedInput
from diagnostic.paths import packaged_paths

ROWS = [
    {"kind": "meta", "set": "test"},
    {"kind": "answer", "id": "a1", "question": "D1.1", "lang": "fr", "text": "le 2"},
    {"kind": "answer", "id": "a2", "question": "D1.1", "lang": "fr", "text": "Ça dépend."},
    {"kind": "intent", "id": "i1", "lang": "fr", "text": "Je voudrais changer ma réponse à D2.1"},
    {"kind": "retrieval", "id": "r1", "lang": "fr", "text": "le mécénat de compétences"},
    {
        "kind": "multi",
        "id": "m1",
        "lang": "fr",
        "text": "Il pleut depuis mardi sur la plaine. Le bus de midi est passé en retard.",
    },
]


def predicted(tmp_path: Path, lines: list[str]) -> list[dict[str, object]]:
    dataset, output = tmp_path / "rows.jsonl", tmp_path / "predictions.jsonl"
    dataset.write_text("\n".join(lines), "utf-8")
    assert read_dataset(dataset, packaged_paths().questions, output) == 0
    return [json.loads(line) for line in output.read_text("utf-8").splitlines()]


def test_every_row_but_the_meta_row_gets_its_prediction(tmp_path: Path) -> None:
    found = {str(e["id"]): e for e in predicted(tmp_path, [json.dumps(row) for row in ROWS])}
    assert list(found) == ["a1", "a2", "i1", "r1", "m1"]
    assert found["a1"]["level"] == 2
    assert found["a2"]["level"] is None
    assert (found["i1"]["intent"], found["i1"]["target"]) == ("change_answer", "D2.1")
    assert found["r1"]["resources"]
    assert found["m1"]["answers"] == {}


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"kind": "poem", "id": "x", "text": "y"}',
        '{"kind": "intent", "id": "x"}',
        '{"kind": "answer", "id": "x", "text": "y", "question": "D9.9"}',
    ],
)
def test_a_row_that_cannot_be_read_stops_everything(tmp_path: Path, line: str) -> None:
    with pytest.raises(RefusedInput, match="line 2"):
        predicted(tmp_path, [json.dumps(ROWS[1]), line])
    assert not (tmp_path / "predictions.jsonl").exists()


def test_a_dataset_that_is_no_text_is_refused(tmp_path: Path) -> None:
    dataset = tmp_path / "rows.jsonl"
    dataset.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(RefusedInput):
        read_dataset(dataset, packaged_paths().questions, tmp_path / "out.jsonl")
