"""A text without a reviewed translation is a fault, and stays in French meanwhile."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from diagnostic.content.build import build
from diagnostic.content.files import ContentFolder
from diagnostic.content.messages import template_of
from diagnostic.content.texts import Raw, texts_of
from diagnostic.content.translate import in_language
from diagnostic.language import Languages
from tests.build import TINY_CONTENT, raw_structure, raw_tiny
from tests.content.altered import ACCUEIL, FICHES, AlteredContent

QUESTION = "question.referent-accueil.text"
WORD = "term.referent.word"


def in_capitals() -> Catalog:
    """A complete catalogue: every text shouted."""
    catalogue = Catalog(locale="en")
    for message in template_of(ContentFolder(TINY_CONTENT), ["tiny"]):
        if message.id:
            catalogue.add(message.id, str(message.id).upper(), context=message.context)
    return catalogue


def languages(folder: Path, questions: Catalog) -> Languages:
    place = folder / "en" / "LC_MESSAGES"
    place.mkdir(parents=True)
    for name, catalogue in (("messages", Catalog(locale="en")), ("questions", questions)):
        with (place / f"{name}.po").open("wb") as file:
            write_po(file, catalogue)
    return Languages(folder)


def source_of(context: str) -> str:
    return next(text.value for text in texts_of(raw_tiny()) if text.context == context)


def test_a_complete_catalogue_leaves_no_fault(content: AlteredContent, tmp_path: Path) -> None:
    assert content.faults(languages(tmp_path / "words", in_capitals())) == []


@pytest.mark.parametrize(
    ("context", "file"), [(QUESTION, ACCUEIL), (WORD, ACCUEIL), ("resource.R02.keywords", FICHES)]
)
def test_a_missing_translation_is_found_with_its_file_and_key(
    content: AlteredContent, tmp_path: Path, context: str, file: str
) -> None:
    catalogue = in_capitals()
    catalogue.delete(source_of(context), context=context)
    found = content.faults(languages(tmp_path / "words", catalogue))
    assert found == [(f"{file}: {context}", "no translation into “en”")]


def test_a_translation_to_be_reviewed_counts_as_missing(content: AlteredContent, tmp_path: Path) -> None:
    catalogue = in_capitals()
    message = catalogue.get(source_of(WORD), context=WORD)
    assert message is not None
    message.flags.add("fuzzy")
    found = content.faults(languages(tmp_path / "words", catalogue))
    assert [where for where, _ in found] == [f"{ACCUEIL}: {WORD}"]


def test_a_changed_sentence_loses_its_translation(content: AlteredContent, tmp_path: Path) -> None:
    content.replace(ACCUEIL, "Qui accueille les nouveaux bénévoles ?", "Qui les accueille ?")
    found = content.faults(languages(tmp_path / "words", in_capitals()))
    assert [where for where, _ in found] == [f"{ACCUEIL}: {QUESTION}"]


def test_a_questionnaire_is_built_in_the_language_asked(tmp_path: Path) -> None:
    english = languages(tmp_path, in_capitals())["en"]
    questionnaire = build(in_language(raw_tiny(), english))
    question = questionnaire.question["referent-accueil"]
    assert question.text == "QUI ACCUEILLE LES NOUVEAUX BÉNÉVOLES ?"
    assert question.anchor(2).text == "UN RÉFÉRENT CONNU DE TOUS."
    assert questionnaire.catalogue.by_code["R02"].keywords == ("ACCUEIL", "PREMIER JOUR")


def test_keys_codes_and_figures_are_never_translated(tmp_path: Path) -> None:
    french, english = (
        build(in_language(raw_tiny(), language)) for language in languages(tmp_path, in_capitals()).all()
    )
    assert french.rules.thresholds == english.rules.thresholds
    assert list(french.question) == list(english.question)
    assert [a.resources for q in french.questions for a in q.anchors] == [
        a.resources for q in english.questions for a in q.anchors
    ]


def test_a_text_without_translation_stays_in_french(tmp_path: Path) -> None:
    english = languages(tmp_path, Catalog(locale="en"))["en"]
    assert (
        build(in_language(raw_tiny(), english)).question["referent-accueil"].short == "Référent de l’accueil"
    )


def test_every_text_offered_to_translators_has_its_key_as_context() -> None:
    messages = [m for m in template_of(ContentFolder(TINY_CONTENT), ["tiny"]) if m.id]
    assert {m.context for m in messages} == {text.context for text in texts_of(raw_tiny())}


def sentences(value: Any) -> Iterator[str]:
    """Every text of two words or more, names of authors aside."""
    if isinstance(value, dict):
        value = [inner for key, inner in value.items() if key != "authors"]
    if isinstance(value, list):
        for inner in value:
            yield from sentences(inner)
    elif isinstance(value, str) and " " in value:
        yield value


@pytest.mark.parametrize("raw", [raw_tiny(), raw_structure()], ids=["tiny", "structure"])
def test_every_sentence_of_the_files_is_offered_to_translators(raw: Raw) -> None:
    offered = {part for text in texts_of(raw) for part in (text.value, *text.value.split(", "))}
    assert set(sentences(raw)) <= offered


def test_each_text_of_the_tiny_questionnaire_has_a_context_of_its_own() -> None:
    contexts = [text.context for text in texts_of(raw_tiny())]
    assert len(contexts) == len(set(contexts))
