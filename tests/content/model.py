"""The diagnostic model as it was decided, transcribed by hand: what the content files must say.

It knows nothing of the content files nor of the engine, so that both can be compared with it.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Row:
    """One question of the model: effort, resources of levels 1 and 2, and what is particular to it."""

    code: str
    effort: str
    level1: str
    level2: str
    critical: bool = False
    may_not_apply: bool = False
    rural: str = ""
    """What level 2 adds where the territory is rural or mixed."""

    @property
    def dimension(self) -> str:
        """The code of its dimension."""
        return self.code.split(".")[0]


QUESTIONS: Final = (
    Row("D1.1", "low", "K01 K37", "K02 K31", critical=True),
    Row("D1.2", "medium", "K18 K33", "K10", rural="K35"),
    Row("D1.3", "medium", "K21", "K02 K39"),
    Row("D1.4", "low", "K09 K17", "K02 K19"),
    Row("D2.1", "high", "K10 K28", "K28 K04", critical=True),
    Row("D2.2", "medium", "K28 K17", "K04 K05"),
    Row("D2.3", "medium", "K18 K33", "K10", rural="K35"),
    Row("D2.4", "low", "K04 K06", "K29 K11"),
    Row("D3.1", "medium", "K03 K17", "K18 K19 K23"),
    Row("D3.2", "medium", "K11 K05", "K29 K06", critical=True),
    Row("D3.3", "medium", "K11 K23", "K20 K36"),
    Row("D3.4", "medium", "K29", "K29 K11", may_not_apply=True),
    Row("D3.5", "low", "K05 K11", "K32 K06"),
    Row("D4.1", "low", "K12 K07", "K30 K10"),
    Row("D4.2", "medium", "K30", "K12 K15", critical=True),
    Row("D4.3", "medium", "K12 K30", "K07"),
    Row("D4.4", "high", "K24 K12", "K22 K08"),
    Row("D4.5", "high", "K32 K07", "K16 K08"),
    Row("D5.1", "medium", "K22", "K22 K15"),
    Row("D5.2", "medium", "K13 K23", "K25 K26", may_not_apply=True),
    Row("D5.3", "medium", "K14 K27", "K27 K24", may_not_apply=True),
    Row("D5.4", "medium", "K15 K25", "K15 K26", critical=True),
    Row("D5.5", "medium", "K09 K25", "K26 K36"),
    Row("D5.6", "low", "K15 K32", "K16"),
    Row("D6.1", "medium", "K37 K11", "K37 K31", critical=True),
    Row("D6.2", "medium", "K02 K20", "K21 K05"),
    Row("D6.3", "high", "K06 K18", "K37 K02"),
    Row("D6.4", "low", "K37", "K37 K25"),
    Row("D7.1", "high", "K31", "K21", critical=True),
    Row("D7.2", "medium", "K09 K38", "K38 K37"),
    Row("D7.3", "low", "K39 K34", "K39 K03"),
    Row("D7.4", "high", "K24 K22", "K21 K08"),
    Row("D7.5", "low", "K31 K11", "K11"),
    Row("D8.1", "low", "K32", "K32 K16"),
    Row("D8.2", "high", "K16 K32", "K16", critical=True),
    Row("D8.3", "low", "K06", "K05 K29"),
    Row("D8.4", "medium", "K07 K03", "K08 K39"),
)

FORMS: Final = {"D3": "P6a", "D4": "P6b", "D5": "P6c"}
"""The profile question that decides whether a dimension is asked."""

STARTERS: Final = {"D3": "K11 K29 K05", "D4": "K12 K30 K07", "D5": "K22 K15 K25"}

GO_FURTHER: Final = {
    "D1": "K37 K21",
    "D2": "K33 K04",
    "D3": "K06 K20",
    "D4": "K08 K16",
    "D5": "K26 K36",
    "D6": "K20 K37",
    "D7": "K38 K39",
    "D8": "K16 K39",
}

MODES: Final = {
    "pratiques-responsables": "K23 K26",
    "mecenat": "K27 K25",
    "cooperation-economique": "K25 K08",
    "innovation-societale": "K09 K24",
}
"""What the modes of partnership given in P7 add to D5.5."""

MODES_QUESTION: Final = "D5.5"
RURAL: Final = ("rural", "mixte")

PREREQUISITES: Final = (("D2.1", "D4.1"), ("D6.1", "D4.2"), ("D8.1", "D8.2"))

AXES: Final = {
    "cadre-de-reference": 2,
    "illustrations": 6,
    "methodes": 8,
    "boite-a-outils": 16,
    "publications-2016": 7,
}
"""How many resources each axis of the kit has; they are numbered through, K01 to K39."""

PROFILE: Final = {
    "P1": 12,
    "P2": 6,
    "P3": 4,
    "P4": 4,
    "P5": 4,
    "P6a": 3,
    "P6b": 3,
    "P6c": 3,
    "P7": 5,
    "P8": 2,
    "P9": 4,
}
"""How many choices each profile question has."""
