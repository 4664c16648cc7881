"""The invented network of a trial: enough to look around in, and no mail to anybody."""

import os
from collections import Counter

import pytest
from flask import Flask
from pyotp import TOTP

from diagnostic.actions.sample_network import NETWORK, SampleAccount, code_now, load_network
from diagnostic.actions.services import Services
from diagnostic.commands import sample_people
from diagnostic.core.faults import RefusedInput
from diagnostic.core.portfolio import Filters, Standing
from tests.web.visitor import Visitor

PASSWORD = "un-mot-de-passe-d-essai"
STRUCTURES = 40


@pytest.fixture
def accounts(services: Services) -> dict[str, SampleAccount]:
    """The sample people, by role."""
    return {each.role: each for each in load_network(services, PASSWORD)}


def test_an_advisor_follows_forty_varied_structures(
    services: Services, accounts: dict[str, SampleAccount]
) -> None:
    with services.store.read() as work:
        person = work.accounts.person_at(accounts["advisor"].email)
        assert person
        assert person.practice
        assert person.practice.name == NETWORK
        lines = [
            line for some in work.portfolio.all(person.id, Filters(), services.clock.now()) for line in some
        ]
        tallies = work.campaigns.followed_by(person.id)
        standings = Counter(each.standing for each in lines)
        assert len(lines) == STRUCTURES
        assert min(standings[each] for each in Standing) >= 3
        assert len({each.profile["type-structure"] for each in lines}) >= 8
        assert len({tuple(sorted(each.levels.items())) for each in lines}) >= 15
        assert [tally.begun > 0 for tally in tallies] == [True, True]
        assert not work.outbox.due(services.clock.now(), 100)


def test_everybody_signs_in_with_the_password_and_a_code_where_one_is_asked(
    app: Flask, services: Services, accounts: dict[str, SampleAccount]
) -> None:
    for each in accounts.values():
        visitor = Visitor.of(app)
        visitor.visit("/connexion")
        visitor.submit("Se connecter", {"email": each.email, "password": PASSWORD})
        if each.secret:
            assert "double-validation" in visitor.page.url
            code = code_now(each.secret, services.clock.now())
            assert code == TOTP(each.secret).at(services.clock.now())
            visitor.submit("Continuer", {"typed": code})
        visitor.visit("/compte")


def test_the_accounts_are_kept_for_their_owner_only_and_their_code_is_printed(
    services: Services, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DIAGNOSTIC_DATA", str(services.settings.data))
    monkeypatch.setenv("DIAGNOSTIC_SECRET_KEY", services.settings.secret_key)
    sample_people.make_sample_people(services)
    kept = services.settings.data / "sample-accounts.json"
    assert kept.stat().st_mode & 0o777 == 0o600
    sample_people.announce_people(services, "http://127.0.0.1:8000")
    assert "conseillere@passerelle.example" in capsys.readouterr().out
    sample_people.code(os.environ, "conseillere@passerelle.example")
    assert len(capsys.readouterr().out.strip()) == 6
    with pytest.raises(RefusedInput, match="no sample account"):
        sample_people.code(os.environ, "direction@passerelle.example")
