"""Content to spoil."""

from pathlib import Path

import pytest

from tests.content.altered import AlteredContent


@pytest.fixture
def content(tmp_path: Path) -> AlteredContent:
    return AlteredContent(tmp_path)
