"""A lead opens a campaign of thirty by a file and exports it; an advisor asks, and a structure accepts."""

import csv
import io
from datetime import timedelta
from typing import Final

import pytest
from playwright.sync_api import Browser

from diagnostic.clock import SystemClock, local_day
from tests.journeys.advised import STRUCTURE, advised, signed_in
from tests.journeys.browsing import Look, Watch, window
from tests.journeys.pages import FINISH, Hub
from tests.journeys.respondent import Respondent
from tests.journeys.serving import Server
from tests.journeys.states import ROLE, STEP
from tests.journeys.wording import bare

LOOKS: Final = (Look(320, "fr", has_script=False), Look(1280, "fr", has_script=True))
INVITED: Final = 30
NAME: Final = "Campagne des trente"
SHARED: Final = "La Maison qui partage"
NOTE_OF_TODAY: Final = "Le conseil vient de relire la charte."


def open_campaign(lead: Respondent) -> None:
    today = local_day(SystemClock().now())
    lead.visit("/campagnes/nouvelle")
    lead.page.fill("#name", NAME)
    lead.page.fill("#opens_on", today.isoformat())
    lead.page.fill("#closes_on", (today + timedelta(days=30)).isoformat())
    lead.press("Ouvrir la campagne")


def invite_by_file(lead: Respondent) -> None:
    """Invite thirty structures by a file, after one that has a fault on its second line."""
    lines = [f"Structure {number};contact{number}@exemple.org" for number in range(INVITED)]
    for content in (
        "\n".join(["structure;mail", "sans adresse", *lines]),
        "\n".join(["structure;mail", *lines]),
    ):
        opened = lead.page.locator("details:has(input[type=file])")
        if opened.get_attribute("open") is None:
            opened.locator("summary").click()
        lead.page.set_input_files(
            "#file", {"name": "l.csv", "mimeType": "text/csv", "buffer": content.encode()}
        )
        lead.press("Inviter les structures du fichier")
        if "sans adresse" in content:
            assert "Ligne 2" in lead.page.locator("main").inner_text()
    figures = lead.page.locator(".figures__one dd").all_inner_texts()
    assert figures[0] == str(INVITED)


def share(browser: Browser, server: Server, look: Look, link: str) -> Respondent:
    """Somebody without account follows the link, and agrees to share."""
    context = window(browser, look)
    watch = Watch(server.home)
    watch.over(context)
    who = Respondent(context.new_page(), watch, look)
    who.visit(link.removeprefix(server.home))
    who.page.fill("#structure", SHARED)
    who.page.check("#shares")
    who.press("Commencer")
    return who


def exported(lead: Respondent, campaign: str) -> list[str]:
    """The names of the structures in the table of the campaign."""
    lead.visit(f"/suivi/exports?campagne={campaign}")
    content = lead.download(lead.button("Télécharger pour un autre logiciel (CSV)"))
    rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")
    return [next(iter(row.values())) or "" for row in rows]


def answer_again(manager: Respondent, path: str) -> None:
    """Open the diagnostic again, change an answer with a note, and finish."""
    choices = Hub(manager, path).page(STEP)
    choices.choose(ROLE, "4")
    choices.note(ROLE, NOTE_OF_TODAY)
    manager.press("Rouvrir le diagnostic et enregistrer ces réponses")
    manager.visit(f"{path}/relecture")
    manager.press(FINISH)


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_a_lead_opens_a_campaign_of_thirty_and_exports_it(
    server: Server, browser: Browser, look: Look
) -> None:
    lead = signed_in(browser, server, advised(server).advisor, look)
    open_campaign(lead)
    campaign = lead.page.url.rpartition("/")[2].partition("?")[0]
    invite_by_file(lead)
    link = lead.page.locator("#lien").input_value()
    structure = share(browser, server, look, link)
    lead.visit(f"/campagnes/{campaign}")
    lead.follow(SHARED)
    assert exported(lead, campaign) == [SHARED]
    assert lead.watch.faults + structure.watch.faults == []
    for each in (lead, structure):
        each.page.context.close()


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_an_advisor_asks_and_the_structure_accepts_in_full_knowledge(
    server: Server, browser: Browser, look: Look
) -> None:
    case = advised(server, is_followed=False)
    advisor = signed_in(browser, server, case.advisor, look)
    manager = signed_in(browser, server, case.manager, look)
    advisor.visit("/suivi/demandes")
    advisor.page.fill("#email", case.manager_address)
    advisor.page.fill("#structure", STRUCTURE)
    advisor.press("Envoyer la demande")
    manager.visit(f"/organisations/{case.organisation}/accompagnement")
    told = bare(manager.page.locator("main").inner_text())
    assert bare("Inès Diallo") in told
    assert "réponses" in told
    manager.go(manager.page.get_by_role("button", name="Accepter").first)
    answer_again(manager, case.path)
    advisor.visit(f"{case.path}/dossier")
    assert advisor.heading == STRUCTURE
    assert NOTE_OF_TODAY in advisor.page.locator("main").inner_text()
    manager.visit(f"/organisations/{case.organisation}/accompagnement")
    assert bare("Inès Diallo") in bare(manager.page.locator("main").inner_text())
    assert advisor.watch.faults + manager.watch.faults == []
    for each in (advisor, manager):
        each.page.context.close()
