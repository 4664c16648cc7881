"""An advisor reads, comments, proposes, reorders and publishes; the structure downloads and replies."""

from typing import Final

import pytest
from playwright.sync_api import Browser

from tests.journeys.advised import NOTE, STRUCTURE, advised, signed_in
from tests.journeys.browsing import Look
from tests.journeys.documents import Report
from tests.journeys.respondent import Respondent
from tests.journeys.serving import Server
from tests.journeys.wording import bare

REASON: Final = "Vu ensemble le 3 mars : la charte existe et sert."
MESSAGE: Final = "Merci pour cet échange très ouvert."
REPLY: Final = "Nous sommes d’accord, sauf sur la charte."
LOOKS: Final = (Look(320, "fr", has_script=False), Look(1280, "fr", has_script=True))


def read_and_comment(advisor: Respondent, path: str) -> None:
    advisor.visit(f"{path}/dossier")
    assert advisor.heading == STRUCTURE
    advisor.follow("Les passer en revue")
    advisor.page.locator("input[name=level]").nth(2).check()
    advisor.page.fill("#reason", REASON)
    advisor.press("Enregistrer et passer à la suivante")
    advisor.page.fill("#text", "Qui pourrait le savoir ?")
    advisor.press("Envoyer le commentaire")


def reorder(advisor: Respondent, path: str) -> None:
    """Put the first priority second."""
    advisor.visit(f"{path}/dossier/restitution")
    names = advisor.page.locator("#priorites li > p:first-child > strong")
    before = names.all_inner_texts()
    advisor.go(advisor.page.get_by_role("button", name="Descendre").first)
    after = names.all_inner_texts()
    assert [each[3:] for each in after[:2]] == [each[3:] for each in before[1::-1]]


def publish(advisor: Respondent) -> None:
    advisor.page.fill("#message", MESSAGE)
    advisor.press("Voir l’aperçu et publier")
    assert bare(MESSAGE) in bare(advisor.page.locator("main").inner_text())
    advisor.press("Publier la restitution")
    assert "/restitution/1?" in advisor.page.url
    assert "La structure est prévenue par mail" in advisor.page.locator(".notice").inner_text()


def download_and_reply(structure: Respondent, path: str) -> None:
    structure.visit(f"{path}/echanges")
    structure.go(structure.page.get_by_role("link", name="Restitution n").first)
    link = structure.page.locator("a.file-list__link").first
    report = Report.read(structure.download(link))
    assert report.lacks(STRUCTURE, NOTE, REASON, MESSAGE, "Inès Diallo", "Réseau d’exemple") == []
    structure.follow("Répondre par un message")
    structure.page.fill("#text", REPLY)
    structure.press("Envoyer")


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_an_advisor_publishes_and_the_structure_replies(server: Server, browser: Browser, look: Look) -> None:
    case = advised(server)
    advisor = signed_in(browser, server, case.advisor, look)
    structure = signed_in(browser, server, case.manager, look)
    read_and_comment(advisor, case.path)
    reorder(advisor, case.path)
    publish(advisor)
    download_and_reply(structure, case.path)
    advisor.visit(f"{case.path}/dossier")
    assert bare(REPLY) in bare(advisor.page.locator("main").inner_text())
    assert advisor.watch.faults + structure.watch.faults == []
    for each in (advisor, structure):
        each.page.context.close()
