"""Values that cannot be kept: a page in French keeps what was typed and names the field; never a 500."""

import pytest

from diagnostic.actions.services import Services
from diagnostic.core.answers import Level
from tests.web.form import Form
from tests.web.page import Page, plain, words_of
from tests.web.visitor import Visitor
from tests.web.walks import NEXT, REVIEW, begin, kept, placed, step

ROLE, STAKES = "role-defini", "enjeux-choisis"
FORM_OF_ACTION = "animation-du-territoire"
NO_NUMBER = ("0", "5", "-1", "-0", "+1", "01", "1.0", "1e0", "1e400", "nan", "inf", "1_000", "٣", "²")
NO_LEVEL = (
    *NO_NUMBER,
    *("9223372036854775808", "9" * 5000, " 2", "2 ", "1 2", "1\n", "\0", "2\0", "\ud800", "\U0001d7da"),
    *("dont-know", "DONT_KNOW", "practised", "medium", "role-defini", "2' OR 1=1", "{{7*7}}", "<script>"),
)
NO_VERSION = ("", "-1", "+1", "x", "1.0", "٣", "9" * 10, "\0", " 0")
UNKEEPABLE = ("a\0b", "\0", "an escape: \x1b[31m", "a \x07 bell", "a next \x85 line", "\x7f")
LITERAL = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{7*7}} ${7*7} {0.__class__} %s%n",
    "'; DROP TABLE assessment; --",
    "javascript:alert(1)",
    "=HYPERLINK(0) \uff1d1+1 @SUM(A1)",
    "à l’envers \u202e et retour",
    "e" + "\u0301" * 150,
    "\U0001f469\u200d\U0001f469\u200d\U0001f467 \U0001d518\U0001d52b العربية",
    "deux\nlignes\tet une tabulation",
    "&amp; &lt;b&gt; </textarea>",
)


@pytest.fixture
def hub(visitor: Visitor, services: Services) -> str:
    """A diagnostic at its first page of questions."""
    hub = placed(visitor, services)
    visitor.visit(step(hub, "strategie"))
    return hub


def filled(visitor: Visitor) -> Form:
    """The first page with something valid and something to lose."""
    return visitor.page.form(NEXT).filled({STAKES: "3", f"{ROLE}-note": "Une délibération"})


def refused(page: Page, *names: str) -> str:
    """What a page says that refuses these fields and no other; gives the words of the first."""
    errors = page.errors()
    assert [where.removeprefix("#").removesuffix("-note") for where in errors] == list(names)
    assert page.title.startswith("Erreur")
    assert page.root.get("lang") == "fr-FR"
    for where, told in errors.items():
        # The summary names the question; beside the field, the question is before one’s eyes.
        assert told.partition(" : ")[2] in plain(words_of(page.by_id(f"{where.removeprefix('#')}-error")))
    return next(iter(errors.values()))


@pytest.mark.parametrize("value", NO_LEVEL)
def test_a_level_that_is_none_is_refused_and_the_rest_kept(
    visitor: Visitor, services: Services, hub: str, value: str
) -> None:
    page = visitor.send(filled(visitor).forged(ROLE, value), 422)
    assert "n’existe pas" in refused(page, ROLE)
    assert page.value(f"{ROLE}-note") == "Une délibération"
    assert kept(services, hub).record.answers == {STAKES: Level(3)}


@pytest.mark.parametrize("version", NO_VERSION)
def test_a_version_that_is_none_is_refused_by_its_question(
    visitor: Visitor, services: Services, hub: str, version: str
) -> None:
    form = filled(visitor).forged(ROLE, "2").forged(f"{ROLE}-version", version)
    page = visitor.send(form, 422)
    assert "incomplète" in refused(page, ROLE)
    assert (page.value(ROLE), page.value(f"{ROLE}-note")) == ("2", "Une délibération")
    assert kept(services, hub).record.answers == {STAKES: Level(3)}


def test_an_answer_without_its_version_is_refused_not_forgotten(
    visitor: Visitor, services: Services, hub: str
) -> None:
    page = visitor.send(filled(visitor).forged(ROLE, "2").forged(f"{ROLE}-version"), 422)
    refused(page, ROLE)
    assert page.value(ROLE) == "2"
    assert kept(services, hub).record.answers == {STAKES: Level(3)}


@pytest.mark.parametrize("name", [ROLE, f"{ROLE}-note", f"{ROLE}-version"])
def test_a_field_sent_twice_is_refused_not_chosen_among(
    visitor: Visitor, services: Services, hub: str, name: str
) -> None:
    page = visitor.send(filled(visitor).forged(ROLE, "2").forged(name, "2", "3"), 422)
    assert "Une seule réponse" in refused(page, ROLE)
    assert kept(services, hub).record.answers == {STAKES: Level(3)}


def test_a_question_nobody_asked_is_named_and_the_rest_kept(
    visitor: Visitor, services: Services, hub: str
) -> None:
    form = filled(visitor).forged("no-such-question", "2").forged("no-such-question-version", "0")
    page = visitor.send(form, 422)
    assert "« no-such-question »" in page.errors()["#envoyer"]
    assert kept(services, hub).record.answers == {STAKES: Level(3)}


def test_a_question_of_another_page_is_no_question_of_this_one(
    visitor: Visitor, services: Services, hub: str
) -> None:
    form = filled(visitor).forged("etude-du-territoire", "2").forged("etude-du-territoire-version", "0")
    assert "« etude-du-territoire »" in visitor.send(form, 422).errors()["#envoyer"]
    assert kept(services, hub).record.answers == {STAKES: Level(3)}


def test_fields_that_would_mean_power_elsewhere_mean_nothing(
    visitor: Visitor, services: Services, hub: str
) -> None:
    form = filled(visitor)
    for name, value in {"role": "ADMIN", "score": "100", "state": "finished", "id": "another"}.items():
        form = form.forged(name, value)
    visitor.send(form)
    after = kept(services, hub)
    assert after.record.answers == {STAKES: Level(3)}
    assert after.finished_at is None


@pytest.mark.parametrize("note", [*UNKEEPABLE, "x" * 4001, "x" * 1_000_000])
def test_a_note_that_cannot_be_kept_comes_back_to_be_changed(
    visitor: Visitor, services: Services, hub: str, note: str
) -> None:
    page = visitor.send(filled(visitor).forged(f"{ROLE}-note", note), 422)
    refused(page, ROLE)
    shown = page.value(f"{ROLE}-note") or ""
    assert shown.replace("\ufffd", "") == "".join(each for each in note if each.isprintable())
    assert kept(services, hub).record.notes == {}
    assert kept(services, hub).record.answers == {STAKES: Level(3)}


def test_bytes_that_are_no_text_are_never_kept_as_a_broken_one(
    visitor: Visitor, services: Services, hub: str
) -> None:
    page = visitor.send(filled(visitor).forged(f"{ROLE}-note", "avant \ud800 après"), 422)
    assert "caractère illisible" in page.words
    assert ROLE not in kept(services, hub).record.notes


@pytest.mark.parametrize("text", LITERAL)
def test_whatever_else_is_typed_is_kept_and_shown_to_the_letter(
    visitor: Visitor, services: Services, hub: str, text: str
) -> None:
    visitor.submit(NEXT, {f"{ROLE}-note": text})
    assert kept(services, hub).record.notes == {ROLE: text}
    assert visitor.visit(step(hub, "strategie")).value(f"{ROLE}-note") == text
    assert " ".join(text.split()) in visitor.visit(f"{hub}/relecture").words


@pytest.mark.parametrize("name", [text for text in LITERAL if "\n" not in text])
def test_a_name_is_shown_to_the_letter_on_every_page_that_says_it(visitor: Visitor, name: str) -> None:
    hub = begin(visitor, structure=name)
    for page in (hub, "/", "/commencer/structure"):
        assert name in visitor.visit(page).words


@pytest.mark.parametrize("name", [*UNKEEPABLE, "x" * 201])
def test_a_name_that_cannot_be_kept_comes_back_to_be_changed(visitor: Visitor, name: str) -> None:
    visitor.visit("/commencer/structure")
    page = visitor.send(visitor.page.form("Commencer").forged("structure", name), 422)
    assert list(page.errors()) == ["#structure"]
    assert (page.value("structure") or "").replace("\ufffd", "").strip() == "".join(
        each for each in name if each.isprintable()
    )


@pytest.mark.parametrize("value", ["anciens", "2", "PRACTISED", "\0", "nan", "practised planned"])
def test_an_option_of_another_question_is_refused(visitor: Visitor, services: Services, value: str) -> None:
    hub = begin(visitor)
    page = visitor.send(
        visitor.page.form(NEXT).forged(FORM_OF_ACTION, value).forged("territoire", "rural"), 422
    )
    assert list(page.errors()) == [f"#{FORM_OF_ACTION}"]
    assert kept(services, hub).record.profile == {"territoire": ("rural",)}


@pytest.mark.parametrize(
    "values", [["mecenat", "mecenat"], ["mecenat", "rural"], ["mecenat aucun-encore", "x"]]
)
def test_several_choices_must_be_choices_once_each(
    visitor: Visitor, services: Services, values: list[str]
) -> None:
    hub = begin(visitor)
    page = visitor.send(visitor.page.form(NEXT).forged("modes", *values), 422)
    assert list(page.errors()) == ["#modes"]
    assert kept(services, hub).record.profile == {}


@pytest.mark.parametrize(("name", "value"), [("target-strategie", "9"), ("importance-strategie", "huge")])
def test_an_aim_outside_the_scale_is_refused(
    visitor: Visitor, services: Services, hub: str, name: str, value: str
) -> None:
    visitor.visit(f"{hub}/cap")
    page = visitor.send(visitor.page.form(REVIEW).forged(name, value).forged("target-confiance", "3"), 422)
    assert list(page.errors()) == [f"#{name}"]
    assert kept(services, hub).record.targets == {"confiance": 3}


@pytest.mark.parametrize("value", ["\r\nSet-Cookie: a=b", "//evil.example", "x" * 9000, "\0", "\ud800"])
def test_clearing_a_question_that_is_none_clears_nothing(
    visitor: Visitor, services: Services, hub: str, value: str
) -> None:
    visitor.send(filled(visitor).forged("clear", value))
    assert kept(services, hub).record.answers == {STAKES: Level(3)}


@pytest.mark.parametrize("key", ["", "\0", "é", "x" * 9000, "\ud800", "' OR 1=1"])
def test_a_key_of_any_kind_names_what_was_sent(
    visitor: Visitor, services: Services, hub: str, key: str
) -> None:
    visitor.send(filled(visitor).forged("idempotency_key", key))
    assert kept(services, hub).record.answers == {STAKES: Level(3)}
