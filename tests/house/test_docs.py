"""The documentation says what is true: pages are followed, commands and settings listed, links lead on."""

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, fields
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any, Final

import pytest

from diagnostic.actions.wiring import build_services
from diagnostic.cli import main
from diagnostic.content.files import ContentFolder
from diagnostic.content.schema import Block
from diagnostic.settings import PREFIX, Settings, read_settings
from diagnostic.store.tables import metadata
from diagnostic.web.app import create_app
from tests.build import REAL_CONTENT

ROOT: Final = Path(__file__).resolve().parents[2]
DOCS: Final = ROOT / "docs"
INDEX: Final = DOCS / "README.md"
DECISIONS: Final = DOCS / "decisions"
COMMANDS: Final = DOCS / "reference" / "command-line.md"
PAGES: Final = (ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md")))
ANSWER_FILES: Final = (
    *sorted((DOCS / "samples").glob("*.json")),
    *sorted((REAL_CONTENT / "structure" / "samples").glob("*.json")),
)

LINK: Final = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FENCE: Final = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
# A path of the repository in code marks; a placeholder (`<key>`, `*`, `NNNN`) makes it a pattern, not a path.
PLACE: Final = re.compile(
    r"`((?:diagnostic|questions|templates|translations|static|tests|docs|\.ci)/[\w./-]*)`"
)
CITED: Final = re.compile(r"(?:^|/)diagnostic ([a-z][a-z-]+)(.*)$", re.MULTILINE)


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def each_page() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("page", PAGES, ids=name_of)


@cache
def text(page: Path) -> str:
    return page.read_text("utf-8")


def blocks(page: Path, language: str) -> list[str]:
    """The fenced blocks of one language, in order."""
    return [body for _, kind, body in FENCE.findall(text(page)) if kind == language]


def section(page: Path, heading: str) -> str:
    """From a heading of the second order to the next."""
    found = re.search(rf"^## {re.escape(heading)}$(.*?)(?=^## |\Z)", text(page), re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


def anchors(page: Path) -> set[str]:
    """The addresses of the headings of a page, as forges make them."""
    headings = re.findall(r"^#+ (.+)$", text(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@dataclass(frozen=True, slots=True)
class Said:
    """What a command said, and how it ended."""

    status: int
    out: str
    refused: str


def run(*arguments: str) -> Said:
    """Run the command line in this process."""
    out, refused = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(refused):
        try:
            status = main(arguments)
        except SystemExit as ended:
            status = int(ended.code or 0)
    return Said(status, out.getvalue(), refused.getvalue())


@cache
def options() -> dict[str, set[str]]:
    """The options of each command, as their help lists them."""
    commands = re.findall(r"^    ([a-z-]+)(?=\s)", run("--help").out, re.MULTILINE)
    return {command: options_in(run(command, "--help").out) - {"--help"} for command in commands}


def options_in(words: str) -> set[str]:
    return set(re.findall(r"(?<![\w-])--[a-z]+", words))


def score(content: Path, *arguments: str) -> Any:
    said = run("score", str(content), *arguments)
    assert (said.status, said.refused) == (0, "")
    return json.loads(said.out)


@cache
def outcome_of(file: Path) -> Any:
    return score(file)


def faults(questions: Path) -> set[str]:
    return set(run("check-content", "--questions", str(questions)).refused.splitlines())


@cache
def faults_already_there() -> set[str]:
    return faults(REAL_CONTENT)


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    """A copy of the content, to follow a page on."""
    return shutil.copytree(REAL_CONTENT, tmp_path / "questions")


def follow(page: str, questions: Path) -> None:
    """Write each TOML block that begins with a file’s name: at the end of that file, or as a new one."""
    written = 0
    for body in blocks(DOCS / "how-to" / page, "toml"):
        name = body.partition("\n")[0].removeprefix("# questions/")
        place = questions / name
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("a", encoding="utf-8") as file:
            file.write(f"\n{body}")
        written += 1
    assert written


def test_a_question_added_as_the_page_says_lacks_only_its_translations(questions: Path) -> None:
    follow("add-a-question.md", questions)
    key = "structure/dimensions/evaluation.toml: question.relecture-des-bilans"
    said = ["text", "short", "why", "example", "evidence"]
    said += [f"level{n}.anchor" for n in (1, 2, 3, 4)] + [f"level{n}.first_step" for n in (1, 2, 3)]
    found = faults(questions) - faults_already_there()
    assert found == {f"{key}.{each}: no translation into “en”" for each in said}
    assert found & set(blocks(DOCS / "how-to" / "add-a-question.md", "")[0].splitlines())


def test_a_resource_added_as_the_page_says_lacks_translations_and_a_question(questions: Path) -> None:
    follow("add-a-resource.md", questions)
    found = faults(questions) - faults_already_there()
    [unused] = blocks(DOCS / "how-to" / "add-a-resource.md", "")
    assert unused.strip() in found
    assert all("no translation" in fault for fault in found - {unused.strip()})


def test_a_questionnaire_added_as_the_page_says_can_be_answered(questions: Path, tmp_path: Path) -> None:
    follow("add-a-questionnaire.md", questions)
    assert all("no translation" in fault for fault in faults(questions) - faults_already_there())
    assert ContentFolder(questions).questionnaires() == ("accueil", "structure")
    answers = tmp_path / "answers.json"
    answers.write_text('{"questionnaire": "accueil", "answers": {"A1": 1}}', "utf-8")
    outcome = score(answers, "--questions", str(questions))
    assert outcome["dimensions"]["A"]["level"] == 1
    assert outcome["priorities"][0]["resources"] == ["K11"]


def test_every_command_has_its_section() -> None:
    headings = re.findall(r"^## diagnostic ([a-z-]+)$", text(COMMANDS), re.MULTILINE)
    assert sorted(headings) == sorted(options())


def test_every_option_is_in_the_section_of_its_command() -> None:
    listed = {command: options_in(section(COMMANDS, f"diagnostic {command}")) for command in options()}
    assert listed == options()


@each_page()
def test_every_command_cited_exists(page: Path) -> None:
    for command, rest in CITED.findall("\n".join(blocks(page, "sh"))):
        assert options_in(rest) <= options()[command], command + rest


@each_page()
def test_every_target_cited_exists(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", text(ROOT / "Makefile"), re.MULTILINE))
    cited = re.findall(r"^make ([a-z]+)", "\n".join(blocks(page, "sh")), re.MULTILINE)
    assert {*cited, *re.findall(r"`make ([a-z]+)", text(page))} <= targets


@pytest.mark.parametrize("file", ANSWER_FILES, ids=name_of)
def test_a_sample_is_scored_without_refusal(file: Path) -> None:
    outcome = outcome_of(file)
    assert any(each["known"] for each in outcome["dimensions"].values())


def test_samples_show_work_begun_and_work_done() -> None:
    complete = [
        all(each["status"] != "incomplete" for each in outcome_of(file)["dimensions"].values())
        for file in ANSWER_FILES
    ]
    assert complete.count(True) > 1
    assert complete.count(False) > 1


def test_the_answers_of_the_page_are_read_and_its_outcome_has_the_real_keys(tmp_path: Path) -> None:
    answers, outcome = blocks(COMMANDS, "json")
    (tmp_path / "answers.json").write_text(answers, "utf-8")
    found, told = score(tmp_path / "answers.json"), json.loads(outcome)
    assert list(told) == list(found)
    assert list(told["dimensions"]["D1"]) == list(found["dimensions"]["D1"])
    assert list(told["priorities"][0]) == list(found["priorities"][0])


def test_every_setting_is_listed_and_no_other() -> None:
    real = {PREFIX + each.name.upper() for each in fields(Settings)}
    listed = set(re.findall(rf"^\| `({PREFIX}\w+)`", text(DOCS / "reference" / "settings.md"), re.MULTILINE))
    assert listed == real
    for page in PAGES:
        assert set(re.findall(rf"\b{PREFIX}[A-Z_]+\b", text(page))) <= real, page


def test_every_key_of_the_content_is_described() -> None:
    page = text(DOCS / "reference" / "content-format.md")
    shapes = [shape for shape in Block.__subclasses__() if shape.__module__ == Block.__module__]
    known = {field for shape in shapes for field in shape.__struct_fields__} - {"axis", "choice"}
    assert {key for key in known if f"`{key}`" not in page and f"{key}]]`" not in page} <= {
        "level",
        "meaning",
        "scoring",
        "priorities",
    }


def test_every_route_is_listed_and_no_other(tmp_path: Path) -> None:
    services = build_services(
        read_settings({f"{PREFIX}DATA": str(tmp_path), f"{PREFIX}SECRET_KEY": "k" * 32})
    )
    real = {str(rule) for rule in create_app(services).url_map.iter_rules()}
    listed = re.findall(r"`(/[^`]*)`(?=[^|]*\| (?:GET|POST))", text(DOCS / "reference" / "routes.md"))
    assert set(listed) == real
    assert len(listed) == len(real)


def test_every_table_is_accounted_for() -> None:
    page = text(DOCS / "reference" / "privacy.md")
    assert {name for name in metadata.tables if f"`{name}`" not in page} == set()


def test_every_resource_is_credited_with_its_authors() -> None:
    rows = text(DOCS / "credits.md").splitlines()
    for each in ContentFolder(REAL_CONTENT).read("structure")["resources"]:
        assert f"| {each['code']} | {each['title']} | {each['authors']} | {each['year']} |" in rows


def relative_links(page: Path) -> Iterator[tuple[Path, str]]:
    """Where each link of a page leads within the repository, and to which heading."""
    for target in LINK.findall(FENCE.sub("", text(page))):
        if "://" not in target and not target.startswith("mailto:"):
            file, _, heading = target.partition("#")
            yield (page.parent / file if file else page), heading


@each_page()
def test_every_link_leads_somewhere(page: Path) -> None:
    for target, heading in relative_links(page):
        assert target.exists(), target
        assert not heading or heading in anchors(target), f"{target}#{heading}"


def test_every_page_is_in_the_index() -> None:
    linked = {target.resolve() for target, _ in relative_links(INDEX)}
    assert {page for page in DOCS.rglob("*.md") if page != INDEX} <= linked


@each_page()
def test_every_place_named_exists(page: Path) -> None:
    assert [place for place in PLACE.findall(text(page)) if not (ROOT / place).exists()] == []


def test_decisions_are_numbered_without_a_gap() -> None:
    names = [path.name for path in sorted(DECISIONS.iterdir())]
    assert [name[:5] for name in names] == [f"{number:04}-" for number in range(1, len(names) + 1)]


@pytest.mark.parametrize("page", sorted(DECISIONS.iterdir()), ids=lambda page: page.name[:4])
def test_a_decision_says_why_what_and_what_follows(page: Path) -> None:
    assert text(page).startswith(f"# {page.name[:4]} ")
    assert re.findall(r"^## (.+)$", text(page), re.MULTILINE) == ["Context", "Decision", "Consequences"]
