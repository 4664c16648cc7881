"""The policy: for every endpoint who may call it, what it opens, and what the trail is told."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from flask import Flask

from diagnostic.actions.limiting import LIMITS
from diagnostic.core.people import Relation, Role

FILE: Final = Path(__file__).with_name("policy.toml")
ANYONE: Final = "anyone"
ACCOUNT: Final = "account"
"""Anybody who signed in, whatever they are."""

KEY_OF: Final[Mapping[str, str]] = {
    "assessment": "assessment_id",
    "organisation": "organisation_id",
    "campaign": "campaign_id",
}
"""The part of the address that names the object, by kind."""

FREE_METHODS: Final = frozenset({"HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class Row:
    """The rule of one endpoint; see the head of ``policy.toml``."""

    methods: frozenset[str]
    who: frozenset[str]
    loads: str = ""
    audit: str = ""
    rate: str = ""
    cache: Literal["never", "year"] = "never"

    @property
    def relations(self) -> frozenset[Relation]:
        """The relations in which one may stand to the object."""
        return frozenset(Relation(each) for each in self.who) if self.loads else frozenset()

    @property
    def is_for_anyone(self) -> bool:
        """True when nothing is asked of whoever calls."""
        return ANYONE in self.who


def read_policy(file: Path = FILE) -> dict[str, Row]:
    """The rows by endpoint; raises LookupError for a row that says what nobody understands."""
    return {endpoint: _row(endpoint, raw) for endpoint, raw in tomllib.loads(file.read_text("utf-8")).items()}


def check_policy(app: Flask, policy: Mapping[str, Row]) -> None:
    """Raise LookupError unless every endpoint has its row and every row its endpoint, methods alike."""
    declared: dict[str, frozenset[str]] = {}
    for rule in app.url_map.iter_rules():
        methods = frozenset(rule.methods or ()) - FREE_METHODS
        declared[rule.endpoint] = declared.get(rule.endpoint, frozenset()) | methods
        row = policy.get(rule.endpoint)
        if row and row.loads and KEY_OF[row.loads] not in rule.arguments:
            raise LookupError(f"policy.toml: {rule.endpoint} names no {row.loads} in its address")
    for endpoint in sorted(declared.keys() | policy.keys()):
        if endpoint not in policy:
            raise LookupError(f"policy.toml has no row for {endpoint}")
        if policy[endpoint].methods != declared.get(endpoint):
            raise LookupError(f"policy.toml: {endpoint} has other methods than its route")


def _row(endpoint: str, raw: Mapping[str, Any]) -> Row:
    row = Row(**{**raw, "methods": frozenset(raw["methods"]), "who": frozenset(raw["who"])})
    known = (
        {each.value for each in Relation} if row.loads else {*(each.value for each in Role), ANYONE, ACCOUNT}
    )
    faults = (
        (not row.who or not row.who <= known, "who"),
        (bool(row.loads) and row.loads not in KEY_OF, "loads"),
        (bool(row.rate) and row.rate not in LIMITS, "rate"),
        (row.cache not in {"never", "year"}, "cache"),
    )
    for is_wrong, key in faults:
        if is_wrong:
            raise LookupError(f"policy.toml: {endpoint} has an unknown {key}")
    return row
