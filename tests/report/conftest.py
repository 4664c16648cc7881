"""What all tests of documents share."""

import os

import pytest

from tests.report.samples import keep_in


@pytest.fixture(scope="session", autouse=True)
def shelf(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Make each document once, however many processes run the tests."""
    folder = tmp_path_factory.getbasetemp()
    keep_in(folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder)
