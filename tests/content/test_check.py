"""Each fault of the content is found, with its file and its key."""

import pytest

from tests.content.altered import (
    ACCUEIL,
    AXES,
    FICHES,
    GLOSSARY,
    HEAD,
    PARRAINAGE,
    PROFILE,
    REPERES,
    RETIRED,
    SCALE,
    AlteredContent,
)

A1 = f"{ACCUEIL}: question.referent-accueil"
A2 = f"{ACCUEIL}: question.premier-rendez-vous"
A3 = f"{ACCUEIL}: question.nouvelles-apres-un-mois"
B1 = f"{PARRAINAGE}: question.choix-du-parrain"
ROUTED = f"{PARRAINAGE}: dimension.parrainage"
ANY_HEAD = f"{HEAD}: questionnaire"


def test_the_tiny_questionnaire_has_no_fault(content: AlteredContent) -> None:
    assert content.faults() == []


LAST_ANCHOR = (
    '\n[[question.level]]\nanchor = "Oui, et les parrains et marraines l’améliorent chaque année."\n'
)
STARTERS = 'starters = ["R03", "R01"]'

FAULTS = [
    # file, what is replaced, by what; then where the fault is, and a word of what is said
    (PARRAINAGE, LAST_ANCHOR, "", f"{PARRAINAGE}: question.role-du-parrain", "2 anchors for 3 levels"),
    (ACCUEIL, '"La personne qui se trouve là."', '""', f"{A1}.level1", "the anchor is missing"),
    (ACCUEIL, 'first_step = "Choisissez', 'firststep = "Choisissez', A1, "unknown field `firststep`"),
    (ACCUEIL, '"Décidez qui appelle, et quel jour."', '""', f"{A3}.level2", "first step is missing"),
    (ACCUEIL, '["R01", "R02"]', '["R01", "R99"]', f"{A1}.level1", "unknown resource “R99”"),
    (ACCUEIL, 'go_further = ["R02"]', 'go_further = ["R98"]', f"{ACCUEIL}: dimension.accueil", "“R98”"),
    (ACCUEIL, 'resources = ["R04"]', 'resources = ["R97"]', A2, "unknown resource “R97”"),
    (ACCUEIL, "levels = [2]", "levels = [4]", A2, "level 4, which does not exist"),
    (PARRAINAGE, STARTERS, 'starters = ["R96"]', ROUTED, "unknown resource “R96”"),
    (PARRAINAGE, STARTERS, "starters = []", ROUTED, "needs starters"),
    (
        PARRAINAGE,
        'resources = ["R05"]\n',
        "",
        f"{PARRAINAGE}: question.role-du-parrain.level1",
        "no resource",
    ),
    (PARRAINAGE, 'go_further = ["R02", "R05"]', "go_further = []", f"{B1}.level2", "no “go_further”"),
    (PARRAINAGE, 'key = "choix-du-parrain"', 'key = "referent-accueil"', A1, "is used 2 times"),
    (PARRAINAGE, 'code = "B1"', 'code = "A1"', A1, "“A1” is used 2 times"),
    (PARRAINAGE, 'code = "B"', 'code = "A"', ROUTED, "“A” is used 2 times"),
    (PARRAINAGE, 'key = "parrainage"', 'key = "accueil"', f"{ACCUEIL}: dimension.accueil", "2 times"),
    (PROFILE, 'key = "moments"', 'key = "referent-accueil"', A1, "is used 2 times"),
    (PROFILE, 'key = "toute-annee"', 'key = "rentree"', f"{PROFILE}: profile.moments", "“rentree” is used"),
    (FICHES, 'code = "R04"', 'code = "R02"', f"{FICHES}: resource.R02", "is used 2 times"),
    (GLOSSARY, 'key = "benevole"', 'key = "referent"', f"{GLOSSARY}: term.referent", "is used 2 times"),
    (SCALE, 'key = "partage"', 'key = "en-place"', f"{SCALE}: level.en-place", "is used 2 times"),
    (SCALE, "value = 3", "value = 4", ANY_HEAD, "count 1, 2, 3"),
    (HEAD, 'thresholds = ["3/2", "5/2"]', 'thresholds = ["5/2", "3/2"]', ANY_HEAD, "growing thresholds"),
    (HEAD, 'thresholds = ["3/2", "5/2"]', 'thresholds = ["3/2"]', ANY_HEAD, "2 growing thresholds"),
    (HEAD, 'completeness = "3/5"', 'completeness = "6/5"', ANY_HEAD, "between 0 and 1"),
    (HEAD, 'completeness = "3/5"', 'completeness = "3/0"', ANY_HEAD, "Fraction(3, 0)"),
    (HEAD, 'completeness = "3/5"', 'completeness = "beaucoup"', ANY_HEAD, "beaucoup"),
    (HEAD, "gate_cap = 2", "gate_cap = 4", ANY_HEAD, "gate_cap must be a level"),
    (HEAD, "default_target = 3", "default_target = 0", ANY_HEAD, "default_target must be a level"),
    (HEAD, "at_most = 4", "at_most = 0", ANY_HEAD, "$.priorities.at_most"),
    (HEAD, "weight = 1", "weight = 0", ANY_HEAD, "$.importance[0].weight"),
    (HEAD, 'key = "medium"', 'key = "moyen"', ANY_HEAD, "unknown importance “medium”"),
    (HEAD, '[["A2", "B1"]]', '[["A2", "Z9"]]', ANY_HEAD, "prerequisite “Z9” does not exist"),
    (HEAD, '[["A2", "B1"]]', '[["A2"]]', ANY_HEAD, "$.priorities.prerequisites[0]"),
    (HEAD, 'key = "tiny"', 'key = "petit"', ANY_HEAD, "the name of its folder"),
    (HEAD, "minutes = 5", 'minutes = "cinq"', ANY_HEAD, "$.minutes"),
    (ACCUEIL, 'effort = "high"', 'effort = "enorme"', A3, "unknown effort “enorme”"),
    (ACCUEIL, '["referent", "benevole"]', '["referent", "inconnu"]', A1, "unknown term “inconnu”"),
    (ACCUEIL, 'premier-rendez-vous = ["2", "3"]', 'personne = ["2"]', A3, "“personne”, which does not exist"),
    (ACCUEIL, 'rendez-vous = ["2", "3"]', 'rendez-vous = ["2", "4"]', A3, "has no answer “4”"),
    (ACCUEIL, 'moments = ["evenements"]', 'moments = ["jamais"]', A2, "has no answer “jamais”"),
    (ACCUEIL, 'equipe-salariee = ["non"]', 'referent-accueil = ["2"]', A2, "only depend on the profile"),
    (
        PROFILE,
        'nouveaux = ["practised"]',
        'nouveaux = ["oui"]',
        f"{PROFILE}: profile.age-des-parrains",
        "“oui”",
    ),
    (
        PROFILE,
        'kind = "choices"',
        'kind = "choix"',
        f"{PROFILE}: profile.moments",
        "Invalid enum value 'choix'",
    ),
    (PROFILE, 'kind = "form-of-action"', 'kind = "choice"', ROUTED, "is not a form of action"),
    (
        PROFILE,
        'key = "planned"',
        'key = "prevu"',
        f"{PROFILE}: profile.parrainage-des-nouveaux",
        "three choices",
    ),
    (REPERES, 'status = "announced"', 'status = "promis"', f"{REPERES}: resource.R01", "'promis'"),
    (REPERES, 'use = "Elle aide', 'usage = "Elle aide', f"{REPERES}: resource.R03", "`usage`"),
    (
        ACCUEIL,
        'short_name = "Accueil"',
        'nickname = "Accueil"',
        f"{ACCUEIL}: dimension.accueil",
        "`nickname`",
    ),
    (
        ACCUEIL,
        "toutes ses questions",
        "toutes l'information",
        f"{ACCUEIL}: term.referent.meaning",
        "straight '",
    ),
    (FICHES, "« Feuille du premier jour »", '\\"Feuille\\"', f"{FICHES}: resource.R02.note", 'straight "'),
    (RETIRED, '"mot-de-bienvenue"', '"choix-du-parrain"', B1, "was retired: never reuse it"),
    (RETIRED, '"mot-de-bienvenue"', '"parrainage"', ROUTED, "was retired"),
    (RETIRED, '"mot-de-bienvenue"', '"moments"', f"{PROFILE}: profile.moments", "was retired"),
    (RETIRED, '"mot-de-bienvenue"', '"moments.rentree"', f"{PROFILE}: profile.moments", "was retired"),
    (ACCUEIL, 'key = "referent-accueil"\n', "", f"{ACCUEIL}: question.A1", "missing required field `key`"),
    (ACCUEIL, 'effort = "low"\n', "", A1, "missing required field `effort`"),
]


@pytest.mark.parametrize(
    ("file", "old", "new", "where", "what"),
    FAULTS,
    ids=[f"{at}: {each[2] or each[1]}"[:60] for at, each in enumerate(FAULTS, 1)],
)
def test_a_fault_is_found_with_its_file_and_its_key(
    content: AlteredContent, file: str, old: str, new: str, where: str, what: str
) -> None:
    content.replace(file, old, new)
    assert [said for place, said in content.faults() if place == where and what in said]


def test_a_resource_that_nothing_points_to_is_named(content: AlteredContent) -> None:
    content.replace(FICHES, 'code = "R05"', 'code = "R06"')
    content.replace(PARRAINAGE, 'go_further = ["R02", "R05"]', 'go_further = ["R02"]')
    content.replace(PARRAINAGE, 'resources = ["R05"]', 'resources = ["R04"]')
    content.replace(ACCUEIL, 'resources = ["R05"]', 'resources = ["R04"]')
    assert content.faults() == [(f"{FICHES}: resource.R06", "no question points to it")]


def test_an_unused_resource_is_named_beside_other_faults(content: AlteredContent) -> None:
    content.replace(ACCUEIL, "toutes ses questions", "toutes l'information")
    content.replace(PARRAINAGE, 'resources = ["R05"]', 'resources = ["R04"]')
    content.replace(PARRAINAGE, 'go_further = ["R02", "R05"]', 'go_further = ["R02"]')
    content.replace(ACCUEIL, 'resources = ["R05"]', 'resources = ["R04"]')
    assert content.places() == [f"{ACCUEIL}: term.referent.meaning", f"{FICHES}: resource.R05"]


def test_routing_that_turns_in_a_circle_is_found_wherever_it_passes(content: AlteredContent) -> None:
    content.replace(ACCUEIL, 'code = "A2"\n', 'code = "A2"\nasked_if = { nouvelles-apres-un-mois = ["3"] }\n')
    circle = "its routing turns in a circle"
    assert content.faults() == [(A2, circle), (A3, circle)]


def test_a_circle_through_the_profile_is_found(content: AlteredContent) -> None:
    content.replace(PROFILE, 'code = "P2"\n', 'code = "P2"\nasked_if = { age-des-parrains = ["anciens"] }\n')
    circles = [where for where, what in content.faults() if "circle" in what]
    assert circles == [
        f"{PROFILE}: profile.parrainage-des-nouveaux",
        f"{PROFILE}: profile.age-des-parrains",
    ]


def test_a_question_that_depends_on_itself_is_a_circle(content: AlteredContent) -> None:
    content.replace(ACCUEIL, 'premier-rendez-vous = ["2", "3"]', 'nouvelles-apres-un-mois = ["1"]')
    assert content.faults() == [(A3, "its routing turns in a circle")]


def test_several_faults_are_all_named_at_once(content: AlteredContent) -> None:
    content.replace(ACCUEIL, '["R01", "R02"]', '["R99"]')
    content.replace(ACCUEIL, 'effort = "high"', 'effort = "enorme"')
    content.replace(HEAD, "gate_cap = 2", "gate_cap = 9")
    assert content.places() == [ANY_HEAD, f"{A1}.level1", A3]


def test_a_fault_is_placed_by_its_kind_when_two_blocks_share_a_name(content: AlteredContent) -> None:
    content.replace(PROFILE, 'key = "moments"', 'key = "referent"')
    content.replace(ACCUEIL, 'moments = ["evenements"]', 'referent = ["evenements"]')
    content.replace(PROFILE, "accueillez-vous de nouveaux", "reçoit-on l'équipe et les")
    assert content.places() == [f"{PROFILE}: profile.referent.text"]


def test_a_folder_without_questionnaire_says_so(content: AlteredContent) -> None:
    (content.folder / HEAD).unlink()
    assert [what for _, what in content.faults()] == ["no questionnaire found"]


def test_a_second_questionnaire_is_checked_too(content: AlteredContent) -> None:
    (content.folder / "autre").mkdir()
    (content.folder / "autre" / "questionnaire.toml").write_text('key = "autre"\n')
    places = content.places()
    assert "autre/scale.toml" in places
    assert not [where for where in places if where.startswith("tiny")]


def test_an_axis_without_a_key_is_named(content: AlteredContent) -> None:
    content.replace(AXES, 'key = "fiches"\n', "")
    assert (f"{AXES}: axis.2", "Object missing required field `key`") in content.faults()
