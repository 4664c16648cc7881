"""The grid of the RGAA told in words: the accessibility statement, and the grid itself."""

from flask import url_for

from diagnostic.web.context import language
from diagnostic.web.rgaa import Check, Criterion, Grid, State, Theme, read_grid
from diagnostic.web.shapes.conformance import CriterionView, GridView, StatementView, ThemeView, WrongView
from diagnostic.web.shapes.tables import Column


def statement_view() -> StatementView:
    """What the statement says, worked out from the grid."""
    grid, words = read_grid(), language().gettext
    return StatementView(
        version=grid.version,
        filled_on=language().day(grid.filled_on),
        columns=(Column(words("Thème"), number=False), *(_head(each) for each in State)),
        rows=_rows(grid),
        wrong=_told(grid, State.NOT_CONFORMANT),
        to_check=_told(grid, State.TO_CHECK),
        not_done=tuple(words(each.name) for each in grid.not_done),
        grid_url=url_for("conformance.grid"),
    )


def grid_view() -> GridView:
    """Every criterion with what stands of it and what shows it."""
    grid = read_grid()
    checks = {each.key: each for each in grid.check}
    return GridView(
        version=grid.version,
        filled_on=language().day(grid.filled_on),
        themes=tuple(_theme(number, each, checks) for number, each in enumerate(grid.theme, 1)),
        statement_url=url_for("about.accessibility"),
    )


def state_words(state: State) -> str:
    """A state, as the grid says it of one criterion."""
    words = language().gettext
    return {
        State.CONFORMANT: words("conforme"),
        State.NOT_CONFORMANT: words("non conforme"),
        State.NOT_APPLICABLE: words("non applicable"),
        State.TO_CHECK: words("à vérifier par une personne"),
    }[state]


def _head(state: State) -> Column:
    words = language().gettext
    heads = {
        State.CONFORMANT: words("Conformes"),
        State.NOT_CONFORMANT: words("Non conformes"),
        State.NOT_APPLICABLE: words("Non applicables"),
        State.TO_CHECK: words("À vérifier par une personne"),
    }
    return Column(heads[state], number=True)


def _rows(grid: Grid) -> tuple[tuple[str, ...], ...]:
    words = language().gettext
    lines = [(f"{number}. {words(each.name)}", each.counts) for number, each in enumerate(grid.theme, 1)]
    lines.append((words("Ensemble"), Theme("", grid.criteria).counts))
    return tuple((name, *(str(counts[state]) for state in State)) for name, counts in lines)


def _told(grid: Grid, state: State) -> tuple[WrongView, ...]:
    words = language().gettext
    return tuple(
        WrongView(each.number, words(each.name), words(each.note) if each.note else "")
        for each in grid.criteria
        if each.state is state
    )


def _theme(number: int, theme: Theme, checks: dict[str, Check]) -> ThemeView:
    name = f"{number}. {language().gettext(theme.name)}"
    return ThemeView(f"theme-{number}", name, tuple(_criterion(each, checks) for each in theme.criterion))


def _criterion(criterion: Criterion, checks: dict[str, Check]) -> CriterionView:
    words = language().gettext
    return CriterionView(
        number=criterion.number,
        name=words(criterion.name),
        state=state_words(criterion.state),
        note=words(criterion.note) if criterion.note else "",
        checks=tuple(_check(checks[each]) for each in criterion.checks),
        tests=tuple(
            each.partition("::")[2].removeprefix("test_").replace("_", " ") for each in criterion.tests
        ),
    )


def _check(check: Check) -> str:
    words = language().gettext
    if check.done_on is None:
        return words("%s : pas encore fait") % words(check.name)
    return words("%s, le %s") % (words(check.name), language().day(check.done_on))
