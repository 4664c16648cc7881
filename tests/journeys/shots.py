"""Pictures for a human eye: every page in every state, the pages of the PDF, and contact sheets of them.

``python -m tests.journeys.shots [FOLDER] [--only WORD]``; the folder is ``shots`` unless given.
"""

import argparse
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw
from playwright.sync_api import Browser

from tests.journeys.browsing import HEIGHT, Language, Look, Scheme, Watch, chromium, window
from tests.journeys.pages import Results, open_link
from tests.journeys.respondent import Respondent
from tests.journeys.serving import Server, serving
from tests.journeys.state import State
from tests.journeys.states import STATES

LANGUAGES: Final[tuple[Language, ...]] = ("fr", "en")
WIDTHS: Final = (320, 768, 1280)
SCHEMES: Final[tuple[Scheme, ...]] = ("light", "dark")
THUMB: Final = (240, 480)
COLUMNS: Final = 8
LABEL: Final = 16
GAP: Final = 8


def main() -> None:
    """Read the options, then take every picture."""
    parser = argparse.ArgumentParser(description="Pictures of every page and of the PDF.", allow_abbrev=False)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("shots"))
    parser.add_argument("--only", default="", metavar="WORD", help="only the states whose name has this word")
    options = parser.parse_args()
    wanted = [each for each in STATES if options.only in each.name]
    with tempfile.TemporaryDirectory() as data, serving(Path(data)) as server, chromium() as browser:
        for language in LANGUAGES:
            take_all(browser, server, language, wanted, options.folder)
            if not options.only:
                take_report(browser, server, language, options.folder)
    for sheet in contact_sheets(options.folder):
        print(sheet)


def take_all(browser: Browser, server: Server, language: Language, wanted: list[State], folder: Path) -> None:
    """Every state in one language, at every width, light and dark."""
    for state in wanted:
        who = _somebody(browser, server, language)
        state.reach(who, server)
        for width, scheme in product(WIDTHS, SCHEMES):
            into = folder / f"{language}-{width}-{scheme}"
            into.mkdir(parents=True, exist_ok=True)
            who.page.set_viewport_size({"width": width, "height": HEIGHT})
            who.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            who.page.screenshot(path=into / f"{state.name}.png", full_page=True)
        who.page.context.close()
        print(f"{language} {state.name}")


def take_report(browser: Browser, server: Server, language: Language, folder: Path) -> None:
    """The pages of the report of a sample."""
    who = _somebody(browser, server, language)
    who.visit(f"{open_link(who, server.finished[0])}/resultats")
    into = folder / f"{language}-pdf"
    into.mkdir(parents=True, exist_ok=True)
    file = into / "report.pdf"
    file.write_bytes(Results(who).pdf(language))
    subprocess.run(["pdftoppm", "-r", "70", "-png", str(file), str(into / "page")], check=True)
    who.page.context.close()


def contact_sheets(folder: Path) -> Iterator[Path]:
    """One picture of small pictures for each folder; gives where they are."""
    for each in sorted(path for path in folder.iterdir() if path.is_dir()):
        pictures = sorted(each.glob("*.png"))
        if pictures:
            sheet = folder / f"{each.name}.png"
            _contact_sheet(pictures).save(sheet)
            yield sheet


def _somebody(browser: Browser, server: Server, language: Language) -> Respondent:
    context = window(browser, Look(language=language))
    return Respondent(context.new_page(), Watch(server.home), Look(language=language))


def _contact_sheet(pictures: list[Path]) -> Image.Image:
    """The tops of pages in rows, each with its name above."""
    width, height = THUMB
    rows = -(-len(pictures) // COLUMNS)
    cell = (width + GAP, height + LABEL + GAP)
    sheet = Image.new("RGB", (COLUMNS * cell[0], rows * cell[1]), "white")
    pen = ImageDraw.Draw(sheet)
    for place, path in enumerate(pictures):
        corner = (place % COLUMNS * cell[0], place // COLUMNS * cell[1])
        pen.text(corner, path.stem, fill="black")
        sheet.paste(_thumb(path), (corner[0], corner[1] + LABEL))
    return sheet


def _thumb(path: Path) -> Image.Image:
    """A page as wide as a small picture, cut where it gets longer than one."""
    width, height = THUMB
    with Image.open(path) as whole:
        seen = whole.convert("RGB").crop(
            (0, 0, whole.width, min(whole.height, whole.width * height // width))
        )
    seen.thumbnail(THUMB)
    return seen


if __name__ == "__main__":
    main()
