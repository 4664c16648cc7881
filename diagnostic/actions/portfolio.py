"""What advisors follow: the portfolio, its filters and saved views, and how levels spread."""

from dataclasses import dataclass

from diagnostic.actions.services import Services
from diagnostic.core.changes import record_from_values
from diagnostic.core.offered import Offered
from diagnostic.core.people import Asker
from diagnostic.core.portfolio import PAGE, Filters, Line, Need, Standing
from diagnostic.core.profile import Choice, ProfileKind, ProfileQuestion
from diagnostic.core.questionnaire import Questionnaire
from diagnostic.core.routing import Path, Progress
from diagnostic.core.spread import Spread, spread_of

TERRITORY, TYPE = "territoire", "type-structure"
"""Keys of the profile questions that the portfolio is filtered by."""


@dataclass(frozen=True, slots=True)
class FollowedPage:
    """One page of the portfolio, how many lines there are in all, and what needs somebody without filters.

    ``number`` is that of the page, from 1.
    """

    number: int
    lines: tuple[Line, ...]
    total: int
    needs: dict[Need, int]
    standings: dict[Standing, int]


def offered(services: Services, asker: Asker, language: str) -> Offered:
    """What the newest published questionnaires let the portfolio be filtered by."""
    found = [
        services.library.questionnaire(each.key, each.version, language) for each in services.library.latest()
    ]
    profile = [question for each in found for question in each.profile]
    with services.store.read() as work:
        campaigns = work.portfolio.campaigns(asker.account)
        views = work.saved_views.of(asker.account)
    return Offered(
        territories=_choices(profile, TERRITORY),
        types=_choices(profile, TYPE),
        forms=tuple(each for each in profile if each.kind is ProfileKind.FORM_OF_ACTION),
        dimensions=tuple({each.key: each for one in found for each in one.dimensions}.values()),
        scale=max((each.scale for each in found), key=len, default=()),
        campaigns=campaigns,
        views=views,
    )


def _choices(profile: list[ProfileQuestion], key: str) -> tuple[Choice, ...]:
    """The choices of the profile questions with this key, each once."""
    return tuple({one.key: one for each in profile if each.key == key for one in each.choices}.values())


def followed_page(services: Services, asker: Asker, filters: Filters, number: int) -> FollowedPage:
    """One page of what an advisor follows, numbered from 1; the last one for a number beyond it."""
    now = services.clock.now()
    everything = Filters(whole_network=filters.whole_network)
    with services.store.read() as work:
        total = work.portfolio.count(asker.account, filters, now)
        number = min(number, max(1, -(-total // PAGE)))
        return FollowedPage(
            number=number,
            lines=work.portfolio.page(asker.account, filters, number, now),
            total=total,
            needs=work.portfolio.needs(asker.account, everything, now),
            standings=work.portfolio.standings(asker.account, everything, now),
        )


def next_to_review(services: Services, asker: Asker, assessment_id: str) -> tuple[Line | None, int]:
    """What waits for its review after this assessment, in the order of the portfolio; how many others wait.

    After the last one comes the first; None when nothing else waits.
    """
    now, filters = services.clock.now(), Filters(needs=frozenset({Need.REVIEW}))
    with services.store.read() as work:
        total = work.portfolio.count(asker.account, filters, now)
        lines = work.portfolio.page(asker.account, filters, 1, now)
    here = next((place for place, each in enumerate(lines) if each.id == assessment_id), None)
    if here is None:
        return (lines[0] if lines else None), total
    others = (*lines[here + 1 :], *lines[:here])
    return (others[0] if others else None), total - 1


def progress_of(services: Services, line: Line, language: str) -> Progress:
    """How far a draft is; nothing is asked of it here."""
    questionnaire = services.library.questionnaire(line.questionnaire, line.version, language)
    return Path(questionnaire, record_from_values(line.profile, line.answers)).progress()


def questionnaire_of(services: Services, line: Line, language: str) -> Questionnaire:
    """The questionnaire that a line was answered on."""
    return services.library.questionnaire(line.questionnaire, line.version, language)


def spread(services: Services, asker: Asker, filters: Filters, given: Offered) -> Spread | None:
    """How the finished assessments that pass the filters spread over the levels, as far as it may be told.

    Classes are the levels from the lowest, then « no level ». None when there are too few.
    """
    now = services.clock.now()
    with services.store.read() as work:
        counts = work.portfolio.levels(asker.account, filters, now)
    size = max((sum(each.values()) for each in counts.values()), default=0)
    values = [each.value for each in given.scale]
    return spread_of(
        {each.key: _classes(counts.get(each.key, {}), values, size) for each in given.dimensions if counts}
    )


def _classes(counts: dict[int, int], values: list[int], size: int) -> tuple[int, ...]:
    """How many stand at each level; whoever is at none, or was never asked, comes last."""
    levels = tuple(counts.get(each, 0) for each in values)
    return (*levels, size - sum(levels))


def followed(services: Services, asker: Asker, filters: Filters) -> bool:
    """True when somebody follows anything at all, whatever the filters."""
    everything = Filters(whole_network=filters.whole_network)
    with services.store.read() as work:
        return work.portfolio.count(asker.account, everything, services.clock.now()) > 0
