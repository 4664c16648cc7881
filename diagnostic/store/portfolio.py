"""The portfolio: the assessments an advisor follows; as many statements for one line as for all."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, delete, exists, func, insert, or_, select
from sqlalchemy.sql.elements import ColumnElement

from diagnostic.core.changes import PROFILE, QUESTION
from diagnostic.core.portfolio import PAGE, Filters, Line, Need, Standing
from diagnostic.store.portfolio_query import NEEDS, STANDING, kept, last_number, lines, needs, readable
from diagnostic.store.tables.assessments import assessment, concluded_level, current_answer
from diagnostic.store.tables.campaigns import campaign
from diagnostic.store.tables.organisations import advisor

STREAMED: Final = 500
"""Lines read at once by an export."""


class Portfolio:
    """The portfolio, inside one transaction; ``account`` is that of an advisor."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def page(self, account: str, filters: Filters, number: int, now: datetime) -> tuple[Line, ...]:
        """The lines of one page, numbered from 1."""
        wanted = lines(account, filters, now).limit(PAGE).offset((number - 1) * PAGE)
        return self._completed(self._connection.execute(wanted).all())

    def all(self, account: str, filters: Filters, now: datetime) -> Iterator[tuple[Line, ...]]:
        """Every line, some hundreds at once, so that memory stays bounded."""
        number = 0
        while True:
            wanted = lines(account, filters, now).limit(STREAMED).offset(number * STREAMED)
            rows = self._connection.execute(wanted).all()
            if rows:
                yield self._completed(rows)
            if len(rows) < STREAMED:
                return
            number += 1

    def count(self, account: str, filters: Filters, now: datetime) -> int:
        """How many lines there are in all."""
        wanted = select(func.count()).select_from(kept(account, filters, now).subquery())
        return self._connection.execute(wanted).scalar_one()

    def standings(self, account: str, filters: Filters, now: datetime) -> dict[Standing, int]:
        """How many lines there are of each standing."""
        standing = kept(account, filters, now).add_columns(STANDING.label("standing")).subquery()
        wanted = select(standing.c.standing, func.count()).group_by(standing.c.standing)
        found = {Standing(each): number for each, number in self._connection.execute(wanted)}
        return {each: found.get(each, 0) for each in Standing}

    def needs(self, account: str, filters: Filters, now: datetime) -> dict[Need, int]:
        """How many lines need what; a line may need several things."""
        of_these = assessment.c.id.in_(kept(account, filters, now))
        counted = [func.count().filter(holds) for holds in needs(now).values()]
        row = self._connection.execute(select(*counted).select_from(assessment).where(of_these)).one()
        return dict(zip(needs(now), row, strict=True))

    def ids(self, account: str, filters: Filters, now: datetime, most: int) -> tuple[str, ...]:
        """The assessments kept, in order, so many at most."""
        return tuple(row.id for row in self._connection.execute(lines(account, filters, now).limit(most)))

    def readable(self, account: str, ids: Sequence[str]) -> frozenset[str]:
        """Those of some assessments that an advisor may read now; some hundreds at once at most."""
        return frozenset(self._connection.scalars(readable(account, ids)))

    def campaigns(self, account: str) -> tuple[tuple[str, str], ...]:
        """The campaigns that an advisor opened, and those of the network that they lead: id and name."""
        in_network = exists().where(
            advisor.c.account_id == account,
            advisor.c.network_id == campaign.c.network_id,
            or_(advisor.c.is_lead, campaign.c.advisor_id == account),
        )
        wanted = (
            select(campaign.c.id, campaign.c.name)
            .where(in_network)
            .order_by(campaign.c.opens_on.desc(), campaign.c.id)
        )
        return tuple((row.id, row.name) for row in self._connection.execute(wanted))

    def levels(self, account: str, filters: Filters, now: datetime) -> dict[str, dict[int, int]]:
        """How many finished assessments stand at each level, by dimension; 0 for no level."""
        kept_ids = kept(account, filters, now).subquery()
        wanted = (
            select(concluded_level.c.dimension, concluded_level.c.level, func.count())
            .join_from(kept_ids, concluded_level, concluded_level.c.assessment_id == kept_ids.c.id)
            .join(assessment, assessment.c.id == kept_ids.c.id)
            .where(
                concluded_level.c.number == last_number(concluded_level.c.assessment_id),
                assessment.c.finished_at.is_not(None),
            )
            .group_by(concluded_level.c.dimension, concluded_level.c.level)
        )
        found: dict[str, dict[int, int]] = defaultdict(dict)
        for dimension, level, number in self._connection.execute(wanted):
            found[dimension][level] = number
        return dict(found)

    def remember_levels(self, assessment_id: str, number: int, levels: Mapping[str, int]) -> None:
        """Keep the levels of a conclusion so that many are compared at once; 0 for no level."""
        of_this = (concluded_level.c.assessment_id == assessment_id) & (concluded_level.c.number == number)
        self._connection.execute(delete(concluded_level).where(of_this))
        rows = [
            {"assessment_id": assessment_id, "number": number, "dimension": dimension, "level": level}
            for dimension, level in levels.items()
        ]
        if rows:
            self._connection.execute(insert(concluded_level), rows)

    def _completed(self, rows: Sequence[Any]) -> tuple[Line, ...]:
        ids = [row.id for row in rows]
        profiles, answered, levels = self._profiles(ids), self._answered(ids), self._levels(ids)
        answers = self._answers([row.id for row in rows if row.finished_at is None])
        return tuple(
            Line(
                id=row.id,
                structure=row.structure,
                organisation=row.organisation_id,
                organisation_name=row.organisation_name,
                questionnaire=row.questionnaire,
                version=row.version,
                standing=Standing(row.standing),
                need=NEEDS[row.need],
                begun_at=row.begun_at,
                changed_at=row.changed_at,
                finished_at=row.finished_at,
                profile=profiles.get(row.id, {}),
                answered=answered.get(row.id, 0),
                answers=answers.get(row.id, {}),
                levels=levels.get(row.id, {}),
            )
            for row in rows
        )

    def _profiles(self, ids: Sequence[str]) -> dict[str, dict[str, str]]:
        return self._values(PROFILE, ids)

    def _answers(self, ids: Sequence[str]) -> dict[str, dict[str, str]]:
        return self._values(QUESTION, ids)

    def _values(self, kind: str, ids: Sequence[str]) -> dict[str, dict[str, str]]:
        """Stored values by assessment and key; what was emptied is left out."""
        wanted = select(current_answer.c.assessment_id, current_answer.c.field, current_answer.c.value).where(
            current_answer.c.assessment_id.in_(ids), _is_of(kind), current_answer.c.value != ""
        )
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for assessment_id, name, value in self._connection.execute(wanted):
            found[assessment_id][name.partition(":")[2]] = value
        return found

    def _answered(self, ids: Sequence[str]) -> dict[str, int]:
        wanted = (
            select(current_answer.c.assessment_id, func.count())
            .where(current_answer.c.assessment_id.in_(ids), _is_of(QUESTION), current_answer.c.value != "")
            .group_by(current_answer.c.assessment_id)
        )
        return {row[0]: row[1] for row in self._connection.execute(wanted)}

    def _levels(self, ids: Sequence[str]) -> dict[str, dict[str, int]]:
        level = concluded_level.c
        wanted = select(level.assessment_id, level.dimension, level.level).where(
            level.assessment_id.in_(ids), level.number == last_number(level.assessment_id)
        )
        found: dict[str, dict[str, int]] = defaultdict(dict)
        for assessment_id, dimension, value in self._connection.execute(wanted):
            found[assessment_id][dimension] = value
        return found


def _is_of(kind: str) -> ColumnElement[bool]:
    return current_answer.c.field.like(f"{kind}:%")
