"""Each import contract is broken once on purpose, in a skeleton of the package, and caught."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[2]
# Every place of the package with what it may import and does, so that each contract has something to look at.
SKELETON: Final = {
    "__init__": "",
    "wsgi": "from diagnostic.web import app",
    "cli": "from diagnostic import commands",
    "commands/__init__": "from diagnostic.actions import services",
    "web/__init__": "",
    "web/app": "import flask, werkzeug, wtforms",
    "web/pages/__init__": "",
    "web/pages/home": "from diagnostic.actions import services",
    "web/pages/steps": "from diagnostic.actions import services",
    "actions/__init__": "",
    "actions/services": "from diagnostic import content, exchange, report, store",
    "store/__init__": "import alembic, sqlalchemy, sqlite3",
    "content/__init__": "from diagnostic import language",
    "report/__init__": "import weasyprint",
    "exchange/__init__": "from diagnostic.core import answers",
    "reading/__init__": "from diagnostic.core import answers",
    "settings": "from diagnostic import paths",
    "paths": "",
    "clock": "",
    "language": "import babel",
    "core/__init__": "",
    "core/answers": "",
    "core/scoring": "from diagnostic.core import answers",
}
OFFENCES: Final = (
    ("Imports point inwards", "paths", "from diagnostic import settings"),
    ("Imports point inwards", "content/__init__", "from diagnostic import store"),
    ("Imports point inwards", "commands/__init__", "from diagnostic import web"),
    ("Imports point inwards", "gadgets", "from diagnostic import core"),
    ("The core is plain Python", "core/scoring", "import pathlib"),
    ("Only the store knows the database", "actions/services", "import sqlalchemy"),
    ("Only the report knows how a document is drawn", "web/app", "import weasyprint"),
    ("Only the web knows requests and forms", "actions/services", "from flask import request"),
    ("Pages act through actions only", "web/pages/home", "from diagnostic import store"),
    ("Pages do not know one another", "web/pages/home", "from diagnostic.web.pages import steps"),
    ("No import cycles", "core/answers", "from diagnostic.core import scoring"),
)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for name, source in SKELETON.items():
        add_line(tmp_path, name, source)
    return tmp_path


def add_line(checkout: Path, name: str, source: str) -> None:
    module = checkout / "diagnostic" / f"{name}.py"
    module.parent.mkdir(parents=True, exist_ok=True)
    with module.open("a", encoding="utf-8") as file:
        file.write(f"{source}\n")


def lint_imports(checkout: Path) -> tuple[int, str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache", "--no-logo"]
    result = subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False)
    return result.returncode, result.stdout + result.stderr


def test_the_skeleton_keeps_every_contract(checkout: Path) -> None:
    code, report = lint_imports(checkout)
    assert code == 0, report


@pytest.mark.parametrize(("contract", "module", "offence"), OFFENCES)
def test_an_offence_breaks_its_contract(checkout: Path, contract: str, module: str, offence: str) -> None:
    add_line(checkout, module, offence)
    code, report = lint_imports(checkout)
    assert code == 1
    assert f"{contract} BROKEN" in report
