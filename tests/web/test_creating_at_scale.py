"""Creation of assessments: a flood from one place is held back, an office at its own pace is not."""

from datetime import timedelta

from flask import Flask

from diagnostic.actions.limiting import LIMITS, count_try
from diagnostic.actions.services import Services
from diagnostic.core.faults import TooMany
from tests.web.proofs import passes
from tests.web.visitor import Visitor

PLACE = "203.0.113.7"


def begun(services: Services, place: str) -> bool:
    """Try to begin an assessment from a place; False when it is held back."""
    try:
        count_try(services, "begin", place)
    except TooMany:
        return False
    return True


class TestC32ManyCreations:
    def test_ten_thousand_in_an_hour_from_one_place_are_held_back(self, services: Services) -> None:
        most = LIMITS["begin"].most
        accepted = sum(begun(services, PLACE) for _ in range(most + 200))
        assert accepted == most < 10_000
        assert begun(services, "203.0.113.8")
        passes(services, hours=1)
        assert begun(services, PLACE)

    def test_an_office_of_two_hundred_is_not(self, services: Services) -> None:
        pace = timedelta(hours=1) / 200
        for _ in range(400):
            assert begun(services, PLACE)
            passes(services, seconds=pace.total_seconds())

    def test_the_page_says_when_to_come_back(self, app: Flask, services: Services) -> None:
        browser = Visitor.of(app)
        form = browser.visit("/commencer/structure").form("Commencer")
        for _ in range(LIMITS["begin"].most):
            count_try(services, "begin", "127.0.0.1")
        answer = browser.ask("POST", form.action, body=form.body())
        assert answer.status_code == 429
        assert 0 < int(answer.headers["Retry-After"]) <= 3601
