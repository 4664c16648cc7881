"""The services of the stories of the pages, here on the tiny questionnaire."""

from pathlib import Path

import pytest

from diagnostic.actions.services import Services
from tests.actions.doors import Doors
from tests.build import TINY_CONTENT
from tests.web.conftest import clock, documents, languages, place, published, services, store

__all__ = ["clock", "documents", "languages", "place", "published", "services", "store"]


@pytest.fixture
def content() -> Path:
    """The folder of the questionnaires."""
    return TINY_CONTENT


@pytest.fixture
def doors(services: Services) -> Doors:
    """A diagnostic where everything is asked, at its first question."""
    doors = Doors.begun(services)
    doors.by_page("profile:parrainage-des-nouveaux", "practised")
    doors.by_page("profile:age-des-parrains", "recents")
    return doors
