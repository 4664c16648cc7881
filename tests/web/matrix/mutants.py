"""Guards taken away one at a time: conditions of relations, refusals of access, rows of the policy."""

import ast
import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from types import CodeType, FunctionType, ModuleType
from typing import Any, Final

import pytest
from sqlalchemy import Boolean, Column, true
from sqlalchemy.sql import visitors
from sqlalchemy.sql.elements import BinaryExpression, BooleanClauseList, Grouping, UnaryExpression
from sqlalchemy.sql.selectable import Exists

from diagnostic.actions import opening
from diagnostic.core.people import Asker, Relation, Role, SignedIn
from diagnostic.store import accounts, relations
from diagnostic.web import access
from diagnostic.web.policy import ACCOUNT, ANYONE, Row

REFUSING: Final = {"abort", "count_try", "tell_alone"}
"""Calls that refuse, or tell of it."""
SIGNED_IN: Final = "_SIGNED_IN"
"""The statement that finds who signed in."""
IMPLIED_BY: Final = {"manager": "member", "assistant": "advisor", "lead": "advisor"}
"""Whoever is the first is the second too, as long as both count in the same way."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A guard taken away; ``endpoints`` are those whose answers have to tell."""

    name: str
    endpoints: tuple[str, ...]
    apply: Callable[[pytest.MonkeyPatch], None]

    def __str__(self) -> str:
        """The name of the case in a test report."""
        return self.name


def without(expression: Any, gone: Any) -> Any:
    """An expression in which one condition always holds."""

    def replaced(element: Any, **_: Any) -> Any:
        return true() if element is gone else None

    return visitors.replacement_traverse(expression, {}, replaced)


def conditions(expression: Any) -> list[Any]:
    """Every single condition in an expression, however deep."""
    return [each for each in visitors.iterate(expression) if _is_condition(each)]


def _is_condition(element: Any) -> bool:
    if isinstance(element, UnaryExpression):
        return not isinstance(element, Exists)
    if isinstance(element, Column):
        return isinstance(element.type, Boolean)
    return isinstance(element, BinaryExpression) and not isinstance(element, BooleanClauseList | Grouping)


TELLING: Final = {
    Relation.HOLDER: ("hub.show", "claiming.show"),
    Relation.READER: ("outcome.show",),
    Relation.MEMBER: ("hub.show",),
    Relation.MANAGER: ("sharing.propose",),
    Relation.ADVISOR: ("file.show",),
    Relation.ASSISTANT: ("hub.show",),
    Relation.LEAD: ("file.show",),
}


def of_relations() -> Iterator[Mutant]:
    """Each condition of each relation taken away."""
    tables = (
        ("TO_ASSESSMENT", TELLING),
        ("TO_ORGANISATION", dict.fromkeys(Relation, ("organisation.show", "members.invite"))),
        ("TO_CAMPAIGN", dict.fromkeys(Relation, ("campaign.show",))),
    )
    for table, telling in tables:
        known = getattr(relations, table)
        for relation, expression in known.items():
            for gone in conditions(expression):
                mutated = known | {relation: without(expression, gone)}
                name = f"{table} {relation.value} without {gone}".replace("\n", " ")
                yield Mutant(name, telling[relation], _set(relations, table, mutated))


def _set(owner: object, name: str, value: object) -> Callable[[pytest.MonkeyPatch], None]:
    return lambda patch: patch.setattr(owner, name, value)


def of_refusals() -> Iterator[Mutant]:
    """Each line that refuses, or tells the trail, taken away."""
    told = (
        "portfolio.show",
        "portfolio.save",
        "hub.show",
        "file.show",
        "sharing.propose",
        "organisation.show",
    )
    for module in (access, opening):
        tree = ast.parse(inspect.getsource(module))
        for function in (each for each in tree.body if isinstance(each, ast.FunctionDef)):
            for line in sorted(
                {each.lineno for each in ast.walk(function) if isinstance(each, ast.stmt) and _refuses(each)}
            ):
                target = getattr(module, function.name)
                name = f"{module.__name__}.{function.name}, line {line}"
                yield Mutant(name, told, _set(target, "__code__", _code_without(module, target, line)))


def _refuses(node: ast.AST) -> bool:
    if isinstance(node, ast.Raise):
        return True
    call = node.value if isinstance(node, ast.Expr) else None
    return isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in REFUSING


class _Removal(ast.NodeTransformer):
    def __init__(self, line: int) -> None:
        self._line = line

    def generic_visit(self, node: ast.AST) -> ast.AST:
        if isinstance(node, ast.stmt) and _refuses(node) and node.lineno == self._line:
            return ast.copy_location(ast.Pass(), node)
        return super().generic_visit(node)


def _code_without(module: ModuleType, function: FunctionType, line: int) -> CodeType:
    tree = ast.fix_missing_locations(_Removal(line).visit(ast.parse(inspect.getsource(module))))
    made = compile(tree, module.__file__ or "", "exec")
    return next(
        each for each in made.co_consts if isinstance(each, CodeType) and each.co_name == function.__name__
    )


def of_sessions() -> Iterator[Mutant]:
    """What keeps somebody out who is not, or not wholly, signed in."""
    pages = ("portfolio.show", "account.show", "administration.show", "organisation.show")
    never, needs, has = (property(each) for each in (_never, _only_needs, _only_has))
    yield Mutant("no second factor asked", pages, _set(Asker, "lacks_second_factor", never))
    yield Mutant("a second factor that was set up", pages, _set(Asker, "lacks_second_factor", needs))
    yield Mutant("a second factor that has to be", pages, _set(Asker, "lacks_second_factor", has))
    yield Mutant("half signed in is signed in", pages, _set(Asker, "account", property(_whoever)))
    yield Mutant("idle for ever", pages, _set(SignedIn, "ends_at", lambda here: here.expires_at))
    yield Mutant("signed in for ever", pages, _endless)
    yield Mutant("a closed account", pages, _reopened)
    token = next(each for each in conditions(_where(getattr(accounts, SIGNED_IN))) if "token" in str(each))
    yield Mutant(
        "whichever secret", pages, _set(accounts, SIGNED_IN, without(getattr(accounts, SIGNED_IN), token))
    )


def _never(_: Asker) -> bool:
    return False


def _only_needs(asker: Asker) -> bool:
    here = asker.signed_in
    return bool(here and not here.is_strong and here.person.needs_second_factor)


def _only_has(asker: Asker) -> bool:
    here = asker.signed_in
    return bool(here and not here.is_strong and here.person.has_second_factor)


def _whoever(asker: Asker) -> str:
    return asker.person.id if asker.person else ""


def _endless(patch: pytest.MonkeyPatch) -> None:
    """The end of a session is looked at twice; both are taken away."""
    patch.setattr(accounts, SIGNED_IN, _without_any(getattr(accounts, SIGNED_IN), "expires_at >"))
    patch.setattr(SignedIn, "ends_at", lambda here: here.seen_at + here.person.lasting.idle)


def _reopened(patch: pytest.MonkeyPatch) -> None:
    """That an account is closed is looked at twice; both are taken away."""
    for name in (SIGNED_IN, "_PERSON"):
        patch.setattr(accounts, name, _without_any(getattr(accounts, name), "closed_at"))


def _without_any(statement: Any, word: str) -> Any:
    for gone in [each for each in conditions(_where(statement)) if word in str(each)]:
        statement = without(statement, gone)
    return statement


def _where(statement: Any) -> Any:
    return statement.whereclause


def of_row(row: Row) -> Iterator[tuple[str, Row]]:
    """The rows that open an endpoint to more people than a row does, or that tell or count less."""
    if not row.is_for_anyone:
        yield "open to anyone", replace(row, who=frozenset({ANYONE}), loads="", audit="")
    for name in _strangers(row):
        yield f"open to {name} too", replace(row, who=row.who | {name})
    if row.audit:
        yield "told to nobody", replace(row, audit="")
    if row.rate:
        yield "without limit", replace(row, rate="")


def _strangers(row: Row) -> Iterator[str]:
    """Those who may be added to a row and whom it does not let in already."""
    kinds = {
        "assessment": relations.TO_ASSESSMENT,
        "organisation": relations.TO_ORGANISATION,
        "campaign": relations.TO_CAMPAIGN,
    }
    known = (
        [each.value for each in kinds[row.loads]] if row.loads else [*(each.value for each in Role), ACCOUNT]
    )
    for name in known:
        follows = IMPLIED_BY.get(name) if not (row.loads and name == "lead") else None
        if name not in row.who and follows not in row.who and not {ANYONE, ACCOUNT} & row.who:
            yield name
