"""The page of who may do what, written from the policy: ``python -m tests.house.access_page``."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from diagnostic.core.people import Relation, Role
from diagnostic.web.policy import ACCOUNT, ANYONE, Row, read_policy

FILE: Final = Path(__file__).parents[2] / "docs" / "reference" / "access.md"
HEAD: Final = """\
# Who may do what

Written from `diagnostic/web/policy.toml` by `python -m tests.house.access_page`; a test keeps the two alike.
Addresses are in [Routes](routes.md); how the rules are enforced is in
[decision 0016](../decisions/0016-one-policy-row-per-endpoint.md).

“read” stands for GET, “do” for POST. An object to which one stands in none of these relations answers as if
it did not exist. “told” says that a read from outside the structure stands in the trail; “limit” names the
limit of tries. A manager is a member too, a lead advises too, an assistant is an adviser who fills in with
the structure, by its consent. Those who advise and administrators have given a second factor.
"""
TITLES: Final = {
    "open": "Open to everybody",
    "": "By what somebody is",
    "assessment": "By what somebody is to a diagnostic",
    "organisation": "By what somebody is to a structure",
    "campaign": "By what somebody is to a campaign",
}
ROLES: Final = (ACCOUNT, *(each.value for each in Role))
SCOPES: Final = {
    "assessment": tuple(each.value for each in Relation),
    "organisation": ("member", "manager"),
    "campaign": ("advisor", "lead"),
    "": ROLES,
    "open": (ANYONE,),
}


def page(policy: Mapping[str, Row]) -> str:
    """The page for a policy, as Markdown."""
    return HEAD + "".join(line for kind in TITLES for line in _section(kind, policy))


def _section(kind: str, policy: Mapping[str, Row]) -> Iterator[str]:
    rows = {endpoint: row for endpoint, row in sorted(policy.items()) if _kind(row) == kind}
    columns = SCOPES[kind]
    yield f"\n## {TITLES[kind]}\n\n"
    yield f"| Endpoint | {' | '.join(columns)} | told | limit |\n"
    yield f"|---|{'---|' * (len(columns) + 2)}\n"
    for endpoint, row in rows.items():
        cells = [_does(row) if column in row.who else "" for column in columns]
        cells += ["told" if row.audit else "", row.rate]
        yield f"| {' | '.join([f'`{endpoint}`', *cells])} |\n".replace("  ", " ")


def _kind(row: Row) -> str:
    return "open" if row.is_for_anyone else row.loads


def _does(row: Row) -> str:
    return " and ".join(word for method, word in (("GET", "read"), ("POST", "do")) if method in row.methods)


if __name__ == "__main__":
    FILE.write_text(page(read_policy()), "utf-8")
