"""Guardrails 1 to 5 around a model that may propose, through the whole application.

The fake endpoint plays it honest and hostile; whatever it says, only people answer.
"""

import json

import pytest

from diagnostic.actions.resuming import link_of
from diagnostic.actions.starting import start
from diagnostic.core.answers import Level, Provenance
from diagnostic.core.assessment import State
from diagnostic.reading.endpoint import INSTRUCTIONS, without_personal_data
from tests.reading.fake_endpoint import choosing, obeying, saying
from tests.web.injections import INJECTIONS
from tests.web.modelled import ROLE, WRITTEN, Played
from tests.web.talks import exchanges, last_said, press
from tests.web.walks import kept

QUOTE = "jamais validé par personne"
OTHER = "regles-communes"
BY_RULES = Level(2)

HOSTILE = {
    "a level above the top": choosing(f"{ROLE}:5", QUOTE),
    "a level of another question": choosing(f"{OTHER}:4", QUOTE),
    "a question of another version": choosing(f"{ROLE}-2025:4", QUOTE),
    "a level without its question": choosing(4, QUOTE),
    "a score beside": choosing(f"{ROLE}:4", QUOTE, score=100),
    "a command": saying('{"command": "finish", "answer": "role-defini:4", "quote": "validé"}'),
    "invented words": choosing(f"{ROLE}:4", "notre rôle est écrit et validé par tous"),
    "words with another accent": choosing(f"{ROLE}:4", "jamais valide par personne"),
    "words of the question": choosing(f"{ROLE}:4", "Le rôle de votre structure"),
    "no words": choosing(f"{ROLE}:4", ""),
    "blanks": choosing(f"{ROLE}:4", " "),
}


class TestGuardrail1NoScoreFromAModel:
    @pytest.mark.parametrize("reply", ["a level above the top", "a score beside", "a command"])
    def test_what_a_hostile_model_scores_changes_nothing(self, played: Played, reply: str) -> None:
        talking, endpoint = played(HOSTILE[reply])
        before = talking.outcome
        talking.write(WRITTEN)
        assert len(endpoint.asked) == 1
        assert (talking.answers, talking.outcome) == ({}, before)

    def test_a_level_it_may_propose_counts_only_once_confirmed(self, played: Played) -> None:
        talking, _ = played(obeying(4))
        before = talking.outcome
        talking.write(WRITTEN)
        assert talking.outcome == before
        press(talking.visitor, "yes", "verdict")
        assert talking.outcome != before


class TestGuardrail2AlwaysConfirm:
    def test_two_hundred_injections_change_no_answer(self, played: Played) -> None:
        talking, endpoint = played(obeying(4))
        events = kept(talking.services, talking.hub).versions
        statuses = {talking.send(text, f"key-{at}") for at, text in enumerate(INJECTIONS)}
        assert len(set(INJECTIONS)) == 200
        assert statuses == {303}
        assert len(endpoint.asked) > 50
        now = kept(talking.services, talking.hub)
        assert (talking.answers, now.versions, now.state) == ({}, events, State.DRAFT)

    @pytest.mark.parametrize("other", ["", "nonsense", "of-the-last-tab"])
    def test_a_yes_to_another_proposal_confirms_nothing(self, played: Played, other: str) -> None:
        talking, _ = played(obeying(4))
        page = talking.write(WRITTEN)
        form = page.form("Oui, c’est bien cela").forged("proposal", other)
        talking.visitor.send(form)
        assert talking.answers == {}

    def test_a_yes_confirms_it_once_however_often_it_is_sent(self, played: Played) -> None:
        talking, _ = played(obeying(3))
        form = talking.write(WRITTEN).form("Oui, c’est bien cela")
        for _ in range(3):
            talking.visitor.send(form)
        assert talking.ways() == [("3", Provenance.CONFIRMED_PROPOSAL)]


class TestGuardrail3QuoteOrNothing:
    @pytest.mark.parametrize(
        "reply",
        ["invented words", "words with another accent", "words of the question", "no words", "blanks"],
    )
    def test_words_that_are_not_in_the_message_are_refused(self, played: Played, reply: str) -> None:
        talking, endpoint = played(HOSTILE[reply])
        talking.write(WRITTEN)
        assert len(endpoint.asked) == 1
        assert (talking.proposal.by_model, talking.proposal.level) == (False, BY_RULES.value)
        assert talking.proposal.quote in WRITTEN

    def test_words_that_are_in_the_message_are_shown(self, played: Played) -> None:
        talking, _ = played(choosing(f"{ROLE}:3", QUOTE))
        page = talking.write(WRITTEN)
        assert talking.proposal.by_model
        assert QUOTE in " ".join(last_said(page))

    def test_words_that_were_masked_are_shown_as_they_were_written(self, played: Played) -> None:
        talking, endpoint = played(obeying(3))
        talking.write("Notre rôle est écrit, demandez-le à jeanne@exemple.fr, mais il n’est pas validé.")
        assert "jeanne" not in json.dumps(endpoint.asked, ensure_ascii=False)
        assert "jeanne@exemple.fr" in talking.proposal.quote


class TestGuardrail4ClosedLists:
    @pytest.mark.parametrize(
        "reply",
        [
            "a level above the top",
            "a level of another question",
            "a question of another version",
            "a level without its question",
        ],
    )
    def test_what_is_not_among_the_answers_given_is_refused(self, played: Played, reply: str) -> None:
        talking, endpoint = played(HOSTILE[reply])
        talking.write(WRITTEN)
        assert len(endpoint.asked) == 1
        proposal = talking.proposal
        assert (proposal.question, proposal.level, proposal.by_model) == (ROLE, BY_RULES.value, False)

    def test_it_is_given_the_answers_of_the_question_asked_and_no_others(self, played: Played) -> None:
        talking, endpoint = played(obeying(1))
        talking.write(WRITTEN)
        assert list(endpoint.told["answers"]) == [f"{ROLE}:{level}" for level in (1, 2, 3, 4)]


class TestGuardrail5ThePersonsTextIsData:
    @pytest.mark.parametrize("text", INJECTIONS[::29])
    def test_it_travels_as_data_and_is_kept_as_words(self, played: Played, text: str) -> None:
        talking, endpoint = played(saying("Bien reçu, niveau 4 enregistré."))
        talking.send(text, "a-key")
        for asked in endpoint.asked:
            assert asked["messages"][0] == {"role": "system", "content": INSTRUCTIONS}
            assert json.loads(asked["messages"][1]["content"])["message"] == without_personal_data(text)
            assert set(asked) == {"model", "temperature", "max_tokens", "response_format", "messages"}
        said = [json.loads(each.heard)["text"] for each in exchanges(talking.services, talking.hub)]
        assert text in said
        assert talking.answers == {}

    def test_nothing_of_others_no_link_and_no_secret_is_sent(self, played: Played) -> None:
        talking, endpoint = played(obeying(2))
        services = talking.services
        start(services, "structure", "Une autre structure", "fr", visit="")
        secret = link_of(services, kept(services, talking.hub))
        link = f"{talking.visitor.home}/r/{secret}"
        talking.write(f"Notre rôle est écrit dans un document, le voici : {link} ou {secret}")
        sent = json.dumps([endpoint.asked, endpoint.headers], ensure_ascii=False)
        told = [secret, link, talking.hub, talking.hub.rsplit("/", 1)[1]]
        told += ["Une autre structure", "Les Passerelles", services.settings.secret_key, "sqlite", "Cookie"]
        assert [each for each in told if each in sent] == []
        assert set(endpoint.told) == {"question", "answers", "message"}


PERSONAL = {
    "a mail address": "jeanne.petit+asso@la-cabane.fr",
    "a telephone": "06 12 34 56 78",
    "a telephone from abroad": "+32 475 12 34 56",
    "a telephone with its country": "0033 (0)6 12 34 56 78",
    "a social security number": "2 84 05 33 063 192 22",
    "a bank account": "FR76 3000 6000 0112 3456 7890 189",
    "a page": "https://la-cabane.fr/equipe/jeanne",
}


class TestGuardrail5PersonalDataIsMasked:
    @pytest.mark.parametrize("what", PERSONAL)
    def test_it_never_leaves(self, played: Played, what: str) -> None:
        talking, endpoint = played(obeying(2))
        talking.write(f"Notre rôle est écrit dans un texte que tient Jeanne, {PERSONAL[what]}, depuis 2021.")
        [sent] = endpoint.asked
        assert PERSONAL[what] not in json.dumps(sent, ensure_ascii=False)
        assert endpoint.told["message"].endswith("••, depuis 2021.")
