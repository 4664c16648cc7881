"""What is asked of the portfolio, as SQL: what is followed, what passes, in which order."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Select, and_, case, exists, func, literal, or_, select
from sqlalchemy.sql.elements import ColumnElement

from diagnostic.core.changes import PROFILE, field_of
from diagnostic.core.portfolio import Filters, Need, Order, Standing
from diagnostic.store.folding import fold, folded
from diagnostic.store.tables.assessments import assessment, concluded_level, conclusion, current_answer
from diagnostic.store.tables.campaigns import campaign_part
from diagnostic.store.tables.organisations import advisor, assignment, organisation, ownership
from diagnostic.store.tables.reviews import comment, restitution

QUIET_AFTER: Final = timedelta(days=21)
"""A draft that nobody touched for so long may need a word."""

TERRITORY: Final = field_of(PROFILE, "territoire")
TYPE: Final = field_of(PROFILE, "type-structure")
PRACTISED: Final = "practised"
ESCAPE: Final = "\\"
NEEDS: Final = tuple(Need)

_A = assessment.c
_COLLEAGUE: Final = advisor.alias("colleague")
_HAS_RESTITUTION: Final = exists().where(
    restitution.c.assessment_id == _A.id, restitution.c.published_at >= _A.finished_at
)
STANDING: Final = case(
    (_A.finished_at.is_(None), literal(Standing.DRAFT.value)),
    (_HAS_RESTITUTION, literal(Standing.PUBLISHED.value)),
    else_=literal(Standing.TO_REVIEW.value),
)
_LATER: Final = comment.alias("later")
_WAITS_FOR_REPLY: Final = exists().where(
    comment.c.assessment_id == _A.id,
    comment.c.side == "structure",
    ~exists().where(
        _LATER.c.assessment_id == comment.c.assessment_id,
        _LATER.c.side == "advisor",
        _LATER.c.at > comment.c.at,
    ),
)


def lines(account: str, filters: Filters, now: datetime) -> Select[Any]:
    """The lines kept, in order, with what their row says."""
    need = _need(now)
    wanted = kept(account, filters, now).add_columns(
        _A.structure,
        ownership.c.organisation_id,
        organisation.c.name.label("organisation_name"),
        _A.questionnaire,
        _A.version,
        STANDING.label("standing"),
        need.label("need"),
        _A.begun_at,
        _A.changed_at,
        _A.finished_at,
    )
    orders: dict[Order, ColumnElement[Any]] = {
        Order.NEED: need,
        Order.STRUCTURE: folded(_A.structure),
        Order.TERRITORY: _profile_value(TERRITORY),
        Order.TYPE: _profile_value(TYPE),
        Order.STANDING: STANDING,
        Order.ACTIVITY: _A.changed_at,
        Order.LEVEL: _level_in(filters.sorted_by),
    }
    by = orders[filters.order]
    # Among equals, what waited longest comes first when it is need that counts, else what moved last.
    then = _A.changed_at.asc() if filters.order is Order.NEED else _A.changed_at.desc()
    return wanted.order_by(by.desc() if filters.descending else by.asc(), then, _A.id)


def kept(account: str, filters: Filters, now: datetime) -> Select[Any]:
    """The ids of what is followed and passes every filter."""
    return (
        select(_A.id)
        .join_from(assessment, ownership, ownership.c.assessment_id == _A.id)
        .join(organisation, organisation.c.id == ownership.c.organisation_id)
        .where(
            organisation.c.archived_at.is_(None),
            _is_followed(account, whole_network=filters.whole_network),
            *_conditions(filters, now),
        )
    )


def readable(account: str, ids: Sequence[str]) -> Select[Any]:
    """Those of some assessments that an advisor may read now, by themselves or as lead of the network."""
    return (
        select(_A.id)
        .join_from(assessment, ownership, ownership.c.assessment_id == _A.id)
        .join(organisation, organisation.c.id == ownership.c.organisation_id)
        .where(
            _A.id.in_(ids),
            organisation.c.archived_at.is_(None),
            or_(
                _is_followed(account, whole_network=False),
                _is_followed(account, whole_network=True),
            ),
        )
    )


def _is_followed(account: str, *, whole_network: bool) -> ColumnElement[bool]:
    """True where the advisor, or anyone of the network that the advisor leads, follows the organisation."""
    by_oneself = [assignment.c.advisor_id == account]
    by_the_network = [
        _COLLEAGUE.c.account_id == account,
        _COLLEAGUE.c.is_lead,
        _COLLEAGUE.c.network_id == advisor.c.network_id,
    ]
    return exists().where(
        assignment.c.organisation_id == organisation.c.id,
        assignment.c.accepted_at.is_not(None),
        assignment.c.ended_at.is_(None),
        advisor.c.account_id == assignment.c.advisor_id,
        *(by_the_network if whole_network else by_oneself),
    )


def _conditions(filters: Filters, now: datetime) -> Iterator[ColumnElement[bool]]:
    for word in filters.words.split():
        yield _is_named(word)
    if filters.needs:
        needed = needs(now)
        yield or_(*(needed[each] for each in sorted(filters.needs) if each in needed))
    if filters.standings:
        yield STANDING.in_([each.value for each in filters.standings])
    for name, values in _profile_filters(filters):
        yield _answered_among(name, values)
    if filters.dimension and filters.at_most:
        yield _stands_at_most(filters.dimension, filters.at_most)
    if filters.campaign:
        yield exists().where(
            campaign_part.c.assessment_id == _A.id, campaign_part.c.campaign_id == filters.campaign
        )
    if filters.quiet_since:
        yield _A.changed_at < min(filters.quiet_since, now)


def _profile_filters(filters: Filters) -> Iterator[tuple[str, frozenset[str]]]:
    if filters.territories:
        yield TERRITORY, filters.territories
    if filters.types:
        yield TYPE, filters.types
    for form in sorted(filters.forms):
        yield field_of(PROFILE, form), frozenset({PRACTISED})


def _is_named(word: str) -> ColumnElement[bool]:
    like = f"%{_escaped(fold(word))}%"
    return or_(
        folded(_A.structure).like(like, escape=ESCAPE), folded(organisation.c.name).like(like, escape=ESCAPE)
    )


def needs(now: datetime) -> dict[Need, ColumnElement[bool]]:
    """When an assessment needs what; several may hold at once."""
    return {
        Need.REVIEW: STANDING.in_([Standing.TO_REVIEW.value]),
        Need.REPLY: _WAITS_FOR_REPLY,
        Need.QUIET: and_(_A.finished_at.is_(None), _A.changed_at < now - QUIET_AFTER, ~_written_to(now)),
    }


def _written_to(now: datetime) -> ColumnElement[bool]:
    """True for what an advisor has had a word about lately: nobody is asked for the same word twice."""
    return exists().where(
        comment.c.assessment_id == _A.id,
        comment.c.side == "advisor",
        comment.c.at >= now - QUIET_AFTER,
    )


def _need(now: datetime) -> ColumnElement[int]:
    """The place, among all needs, of the most pressing one of an assessment."""
    pressing = ((holds, NEEDS.index(need)) for need, holds in needs(now).items())
    return case(*pressing, else_=NEEDS.index(Need.NOTHING))


def _answered_among(name: str, values: frozenset[str]) -> ColumnElement[bool]:
    return exists().where(
        current_answer.c.assessment_id == _A.id,
        current_answer.c.field == name,
        current_answer.c.value.in_(sorted(values)),
    )


def _stands_at_most(dimension: str, level: int) -> ColumnElement[bool]:
    return and_(
        _A.finished_at.is_not(None),
        exists().where(
            concluded_level.c.assessment_id == _A.id,
            concluded_level.c.number == last_number(_A.id),
            concluded_level.c.dimension == dimension,
            concluded_level.c.level.between(1, level),
        ),
    )


def last_number(assessment_id: ColumnElement[str]) -> ColumnElement[int]:
    """The number of the last conclusion of an assessment."""
    last = conclusion.alias()
    return select(func.max(last.c.number)).where(last.c.assessment_id == assessment_id).scalar_subquery()


def _level_in(dimension: str) -> ColumnElement[int]:
    """The level in one dimension, 0 where there is none."""
    stands = select(concluded_level.c.level).where(
        concluded_level.c.assessment_id == _A.id,
        concluded_level.c.number == last_number(_A.id),
        concluded_level.c.dimension == dimension,
    )
    return func.coalesce(stands.scalar_subquery(), 0)


def _profile_value(name: str) -> ColumnElement[str]:
    given = current_answer.alias()
    found = select(given.c.value).where(given.c.assessment_id == _A.id, given.c.field == name)
    return func.coalesce(found.scalar_subquery(), "")


def _escaped(word: str) -> str:
    return word.replace(ESCAPE, ESCAPE * 2).replace("%", ESCAPE + "%").replace("_", ESCAPE + "_")
