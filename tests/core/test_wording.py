"""Variants: other words for another reader, never other levels or resources."""

from diagnostic.core.wording import worded_for
from tests.build import the_structure_questionnaire, the_tiny_questionnaire

TINY = the_tiny_questionnaire()
MEETING = "premier-rendez-vous"


def test_without_a_reason_the_common_words_stay() -> None:
    assert worded_for(TINY, {}).question[MEETING] == TINY.question[MEETING]
    assert worded_for(TINY, {"equipe-salariee": ("oui",)}) == TINY


def test_a_variant_changes_the_words_it_gives_and_keeps_the_others() -> None:
    common = TINY.question[MEETING]
    varied = worded_for(TINY, {"equipe-salariee": ("non",)}).question[MEETING]
    assert varied.text.startswith("Un bénévole de l’équipe prend-il")
    assert varied.anchor(1).text != common.anchor(1).text
    assert varied.anchor(1).first_step != common.anchor(1).first_step
    assert varied.anchor(2).first_step == common.anchor(2).first_step
    assert (varied.why, varied.example, varied.evidence) == (common.why, common.example, common.evidence)


def test_a_variant_never_changes_levels_or_resources() -> None:
    structure = the_structure_questionnaire()
    varied = worded_for(structure, {"type-structure": ("collectivite",)})
    changed = [key for key, question in structure.question.items() if question != varied.question[key]]
    assert [structure.question[key].code for key in changed] == ["D6.3", "D7.4"]
    for key in changed:
        pairs = zip(structure.question[key].anchors, varied.question[key].anchors, strict=True)
        assert all((one.value, one.resources) == (other.value, other.resources) for one, other in pairs)
