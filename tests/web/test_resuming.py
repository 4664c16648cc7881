"""Coming back: the private link, its renewal, the file, an expired visit, and a shared computer."""

import json
from datetime import timedelta

import pytest
from flask import Flask

from diagnostic.actions.services import Services
from diagnostic.core.answers import Level
from tests.web.clock import StillClock
from tests.web.given import Place, digest_of
from tests.web.visitor import Visitor
from tests.web.walks import ALL_PRACTISED, NEXT, answer, begin, begun, kept

ROLE = "role-defini"
OPEN, RENEW, LEAVE = "Reprendre le diagnostic", "Remplacer ce lien par un nouveau", "Fermer sur cet appareil"
SEND, PASTE = "Envoyer le fichier et reprendre", "Ouvrir ce lien"


@pytest.fixture
def other(app: Flask) -> Visitor:
    """Somebody else, in another browser."""
    return Visitor.of(app)


def link(visitor: Visitor, hub: str) -> str:
    """The private link, as the page shows it to be copied."""
    return visitor.visit(f"{hub}/reprendre-plus-tard").by_id("lien").get("value", "")


def resume_file(visitor: Visitor, hub: str) -> bytes:
    """The file that the page offers."""
    response = visitor.ask("GET", f"{hub}/reprise.json")
    assert 'attachment; filename="diagnostic-reprise.json"' in response.headers["Content-Disposition"]
    assert response.mimetype == "application/json"
    return bytes(response.data)


def test_known_fault_10_reading_a_link_never_opens_nor_spends_it(
    visitor: Visitor, other: Visitor, place: Place
) -> None:
    hub = begin(visitor, structure="Le Relais secret")
    address = link(visitor, hub)
    before = digest_of(place.file)
    for _ in range(3):
        assert other.ask("HEAD", address, site="none").status_code == 200
        other.visit(address)
    page = other.page
    assert digest_of(place.file) == before
    assert "Le Relais secret" not in page.html
    assert page.one("meta", name="robots").get("content") == "noindex"
    assert not page.all("a", rel="external noopener")
    other.visit(hub, expecting=404)
    assert other.client.get_cookie("s", "127.0.0.1") is None


def test_known_fault_10_pressing_the_button_opens_it_again_and_again(
    app: Flask, visitor: Visitor, services: Services
) -> None:
    hub = begun(visitor)
    address = link(visitor, hub)
    for level in ("1", "3"):
        person = Visitor.of(app)
        person.visit(address)
        person.submit(OPEN)
        assert person.page.url == hub
        assert address not in person.page.html
        answer(person, hub, "strategie", {ROLE: level})
        assert kept(services, hub).record.answers[ROLE] == Level(int(level))


def test_a_link_that_is_unknown_opens_nothing(other: Visitor, visitor: Visitor, place: Place) -> None:
    address = link(visitor, begin(visitor))
    token = address.rsplit("/", 1)[1]
    for wrong in (token[:-1], token + "A", token.swapcase(), "A" * len(token)):
        other.visit(f"/r/{wrong}")
        before = digest_of(place.file)
        assert other.submit(OPEN, expecting=404).heading == "Cette page n’est pas ouverte ici"
        assert digest_of(place.file) == before


def test_a_link_stops_opening_after_two_years(visitor: Visitor, other: Visitor, clock: StillClock) -> None:
    address = link(visitor, begin(visitor))
    clock.move(timedelta(days=731))
    other.visit(address)
    other.submit(OPEN, expecting=404)


def test_a_renewed_link_closes_the_old_one(visitor: Visitor, other: Visitor) -> None:
    hub = begin(visitor)
    old = link(visitor, hub)
    page = visitor.submit(RENEW)
    new = page.by_id("lien").get("value", "")
    assert new != old
    other.visit(old)
    other.submit(OPEN, expecting=404)
    other.visit(new)
    assert other.submit(OPEN).url == hub


def test_a_link_adds_to_what_a_browser_has_open(visitor: Visitor, other: Visitor) -> None:
    theirs, mine = begin(visitor, structure="La leur"), begin(other, structure="La mienne")
    other.visit(link(visitor, theirs))
    other.submit(OPEN)
    assert other.visit(mine).heading == "La mienne"
    assert other.visit(theirs).heading == "La leur"


def test_a_file_taken_away_and_brought_back_gives_the_same_results(
    visitor: Visitor, other: Visitor, services: Services
) -> None:
    hub = begun(visitor)
    note = "Écrit en 2019 : « une charte »"
    answer(visitor, hub, "strategie", {ROLE: "2", f"{ROLE}-note": note, "enjeux-choisis": "dont_know"})
    file = resume_file(visitor, hub)
    other.typed |= visitor.typed
    other.visit("/reprendre")
    other.upload(SEND, "fichier", file)
    brought = other.page.url
    assert brought != hub
    assert kept(services, brought).record == kept(services, hub).record
    assert other.visit(f"{brought}/resultats").words == visitor.visit(f"{hub}/resultats").words
    assert resume_file(other, brought) == file


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"not json",
        b"{}",
        b"[" * 100_000,
        b"\xff\xfe\x00",
        b'{"format": "another", "questionnaire": "structure"}',
        json.dumps({"format": "diagnostic-resume-1", "questionnaire": "no-such", "version": "1"}).encode(),
    ],
)
def test_a_file_that_is_none_is_refused_whole(visitor: Visitor, place: Place, sent: bytes) -> None:
    visitor.visit("/reprendre")
    before = digest_of(place.file)
    page = visitor.upload(SEND, "fichier", sent, 422)
    assert "Choisissez" in page.errors()["#fichier"]
    assert digest_of(place.file) == before


@pytest.mark.parametrize("structure", ["a\0b", "\ud800", "x" * 201])
def test_a_file_with_a_name_that_cannot_be_kept_is_refused(
    visitor: Visitor, place: Place, structure: str
) -> None:
    hub = begin(visitor)
    file = json.loads(resume_file(visitor, hub)) | {"structure": structure}
    visitor.visit("/reprendre")
    before = digest_of(place.file)
    visitor.upload(SEND, "fichier", json.dumps(file).encode(), 422)
    assert digest_of(place.file) == before


def test_what_of_a_file_does_not_fit_never_spoils_the_rest(
    visitor: Visitor, other: Visitor, services: Services
) -> None:
    hub = begun(visitor)
    answer(visitor, hub, "strategie", {ROLE: "2"})
    file = json.loads(resume_file(visitor, hub))
    file["fields"]["question:no-such"] = {"value": "2", "note": ""}
    file["fields"]["question:enjeux-choisis"] = {"value": "9", "note": ""}
    other.visit("/reprendre")
    other.upload(SEND, "fichier", json.dumps(file).encode())
    assert kept(services, other.page.url.partition("?")[0]).record.answers == {ROLE: Level(2)}
    assert "2 réponses de votre fichier" in " ".join(other.page.words.split())


def test_leaving_a_shared_computer_forgets_everything_there(visitor: Visitor, other: Visitor) -> None:
    hub = begin(visitor)
    address = link(visitor, hub)
    secret = visitor.client.get_cookie("s", "127.0.0.1")
    form = visitor.page.form(LEAVE)
    refused = visitor.submit(LEAVE, expecting=422)
    assert "Rien n’a été fermé" in " ".join(refused.words.split())
    left = visitor.ask("POST", form.action, body=form.body() + b"&garde=oui")
    assert left.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert "Ce navigateur a tout oublié" in " ".join(visitor.visit(left.location).notices())
    assert visitor.client.get_cookie("s", "127.0.0.1") is None
    visitor.visit(hub, expecting=404)
    assert secret
    other.client.set_cookie("s", secret.value, domain="127.0.0.1")
    other.visit(hub, expecting=404)
    visitor.visit(address)
    assert visitor.submit(OPEN).url == hub


def test_the_page_to_resume_shows_what_this_browser_has_open(visitor: Visitor) -> None:
    hub = begin(visitor)
    page = visitor.visit("/reprendre")
    assert hub.endswith(page.links("Reprendre : ")[0])
    assert hub.endswith(page.links("Mon diagnostic")[0])


def test_a_pasted_link_leads_to_the_page_that_opens_it(visitor: Visitor, other: Visitor) -> None:
    hub = begin(visitor)
    address = link(visitor, hub)
    other.visit("/reprendre")
    other.submit(PASTE, {"lien": f"  voici : {address} "})
    assert other.submit(OPEN).url == hub


def test_what_is_no_link_is_told_and_kept(visitor: Visitor) -> None:
    visitor.visit("/reprendre")
    page = visitor.submit(PASTE, {"lien": "<b>mon lien"}, expecting=422)
    assert "Ce n’est pas un lien de reprise entier" in page.words
    assert page.value("lien") == "<b>mon lien"


def test_a_visit_ends_after_thirty_days_and_nothing_is_lost(
    visitor: Visitor, services: Services, clock: StillClock
) -> None:
    hub = begun(visitor)
    address = link(visitor, hub)
    answer(visitor, hub, "strategie", {ROLE: "3"})
    clock.move(timedelta(days=31))
    page = visitor.visit(hub, expecting=404)
    assert "ouvrez votre lien de reprise" in page.words
    visitor.visit(address)
    assert visitor.submit(OPEN).url == hub
    assert kept(services, hub).record.answers[ROLE] == Level(3)


def test_somebody_whose_visit_ended_can_begin_again(visitor: Visitor, clock: StillClock) -> None:
    old = begin(visitor)
    clock.move(timedelta(days=31))
    new = begin(visitor)
    assert new != old
    assert visitor.submit(NEXT, ALL_PRACTISED).url == new


def test_a_cookie_nobody_was_given_opens_nothing_and_is_replaced(visitor: Visitor) -> None:
    visitor.client.set_cookie("s", "planted-by-somebody", domain="127.0.0.1")
    begin(visitor)
    kept_now = visitor.client.get_cookie("s", "127.0.0.1")
    assert kept_now
    assert kept_now.value != "planted-by-somebody"
