"""French typography: authors type ordinary spaces, readers get those that never break a line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diagnostic.content.texts import texts_of
from diagnostic.content.translate import in_language
from diagnostic.language import typeset_french
from tests.build import raw_structure, raw_tiny, source_texts_only

NARROW = "\u202f"
WIDE = "\u00a0"
TYPED = st.text(alphabet=" :;!?«»%€0123456789aé’.\n" + NARROW + WIDE, max_size=30)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Qui décide ?", f"Qui décide{NARROW}?"),
        ("Bravo !", f"Bravo{NARROW}!"),
        ("Quoi ?!", f"Quoi{NARROW}?!"),
        ("oui ; non", f"oui{NARROW}; non"),
        ("trois mondes : un, deux", f"trois mondes{WIDE}: un, deux"),
        ("Pour commencer :", f"Pour commencer{WIDE}:"),
        ("« Établi »", f"«{WIDE}Établi{WIDE}»"),
        ("« Pourquoi ? »", f"«{WIDE}Pourquoi{NARROW}?{WIDE}»"),
        ("60 % de 3 500 €", f"60{NARROW}% de 3{NARROW}500{NARROW}€"),
        ("1 000 000 de pas", f"1{NARROW}000{NARROW}000 de pas"),
        ("le 23 novembre 2026", "le 23 novembre 2026"),
        ("à 18:30", "à 18:30"),
        ("https://example.org/?a=1;b", "https://example.org/?a=1;b"),
        ("C’est l’usage.", "C’est l’usage."),
        ("", ""),
    ],
)
def test_spaces_are_placed_as_printers_do(typed: str, shown: str) -> None:
    assert typeset_french(typed) == shown


@settings(max_examples=2_000, deadline=None)
@given(TYPED)
def test_setting_a_text_twice_changes_nothing_more(typed: str) -> None:
    once = typeset_french(typed)
    assert typeset_french(once) == once


@settings(max_examples=2_000, deadline=None)
@given(TYPED)
def test_only_spaces_ever_change(typed: str) -> None:
    shown = typeset_french(typed)
    assert shown.replace(NARROW, " ").replace(WIDE, " ") == typed.replace(NARROW, " ").replace(WIDE, " ")


def test_the_whole_questionnaire_is_set() -> None:
    texts = [text.value for text in texts_of(in_language(raw_structure(), source_texts_only().source))]
    assert [text for text in texts if " ?" in text or " !" in text or " ;" in text] == []
    assert [text for text in texts if "« " in text or " »" in text or " : " in text] == []


def test_setting_a_questionnaire_leaves_the_files_content_alone() -> None:
    raw = raw_tiny()
    in_language(raw, source_texts_only().source)
    assert raw == raw_tiny()


def test_another_language_keeps_its_own_spaces() -> None:
    french = source_texts_only().source
    assert french.typeset("Why ?") == f"Why{NARROW}?"
    assert type(french)("en", french.messages, french.questions).typeset("Why ?") == "Why ?"
