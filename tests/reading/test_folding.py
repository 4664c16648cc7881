"""Case, accents, punctuation and slips make no difference to what is understood."""

import pytest

from diagnostic.reading.folding import fold
from diagnostic.reading.repairing import Repairer

KNOWN = ("Une réunion est prévue.", "La convention a été signée avec l’agglomération.", "toujours la réunion")


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("C’est quoi, l’étude ??", "c est quoi l etude ?"),
        ("CŒUR de métier…", "coeur de metier"),
        ("ouiiiiii !!!", "ouii"),
        ("  \n\t ", ""),
        ("tt le monde", "tout le monde"),
        ("日本 42", "42"),
    ],
)
def test_messages_fold_to_plain_words(written: str, folded: str) -> None:
    assert fold(written, {"tt": "tout"}) == folded


@pytest.mark.parametrize(
    ("written", "repaired"),
    [
        ("la reunion", "la réunion"),
        ("une convebtoin signee", "une convebtoin signée"),
        ("une conventio", "une convention"),
        ("tjrs", "toujours"),
        ("Reunion avec Martine", "Reunion avec Martine"),
        ("xyzzyx", "xyzzyx"),
    ],
)
def test_accents_short_forms_and_single_slips_are_put_right(written: str, repaired: str) -> None:
    assert Repairer(KNOWN, {"tjrs": "toujours"}).repair(written) == repaired


def test_a_slip_that_could_be_two_words_is_left_alone() -> None:
    assert Repairer(("formation", "formations"), {}).repair("formatio") == "formation"
    assert Repairer(("portera", "porteur"), {}).repair("porte") == "porte"
