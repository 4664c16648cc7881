"""Names without what nobody sees."""

import pytest

from diagnostic.core.limits import tidy_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("  Le Trait d’union ", "Le Trait d’union"),
        ("Le\u200b Trait\u00ad d’union\ufeff", "Le Trait d’union"),
        ("\u202eeinu\u202c", "\u202eeinu\u202c"),
        ("\u202e\u202c \u200e", ""),
        ("\u200b\u2060\u3164 \u2800", ""),
        ("\u200d", ""),
        ("a\u200d", "a"),
        ("क्\u200dष", "क्\u200dष"),
        ("👩\u200d🌾", "👩\u200d🌾"),
        ("", ""),
    ],
)
def test_a_name_holds_what_is_seen_and_nothing_else(text: str, name: str) -> None:
    assert tidy_name(text) == name
