"""What is denied is told from what is affirmed, so that a level resting on it is not proposed."""

import pytest

from diagnostic.reading.denials import contradicted
from diagnostic.reading.tongue import Tongue


@pytest.mark.parametrize(
    ("text", "denied", "affirmed"),
    [
        ("Aucune convention signée", {"conven", "signee"}, set()),
        ("On n’a pas de charte, mais un règlement", {"charte"}, {"reglem"}),
        ("Les partenaires ne relisent jamais le texte", {"relise", "texte"}, {"parten"}),
        ("Personne ne relit la charte", {"relit", "charte"}, set()),
        ("Une deuxième personne relit la charte", set(), {"deuxie", "person", "relit", "charte"}),
        ("Pas seulement une subvention", set(), {"seulem", "subven"}),
        ("La charte existe ; pas de charte papier", {"papier"}, {"charte"}),
        ("Ni étude ni enquête", {"etude", "enquet"}, set()),
        ("", set(), set()),
    ],
)
def test_denied_and_affirmed(french: Tongue, text: str, denied: set[str], affirmed: set[str]) -> None:
    told = french.denials.told(text)
    assert denied <= told.denied
    assert not denied & told.affirmed
    assert affirmed <= told.affirmed


def test_levels_rest_on_what_their_anchors_affirm_for_the_first_time(french: Tongue) -> None:
    required = french.required("lien-collectivites")
    assert required["conven"] == 3
    assert required["citer"] == 4
    assert "subven" not in required


def test_a_level_loses_by_each_thing_it_rests_on_that_is_denied(french: Tongue) -> None:
    told = french.denials.told("Pas de convention, pas de délibération, aucune décision à citer.")
    lost = contradicted(told, french.required("lien-collectivites"))
    assert set(lost) == {3, 4}
    assert lost[4] > lost[3] >= 2
