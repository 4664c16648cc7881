"""Lists of structures to invite, read line by line, and the phases of a campaign."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostic.core.campaigns import (
    MOST_LINES,
    Campaign,
    Invited,
    LineFault,
    Phase,
    read_list,
)
from diagnostic.core.mail_address import mail_address

FIRST, LAST = date(2027, 1, 10), date(2027, 2, 10)


@pytest.mark.parametrize(
    ("line", "invited"),
    [
        ("contact@exemple.org", Invited("contact@exemple.org", "")),
        ("  Contact@Exemple.ORG ", Invited("contact@exemple.org", "")),
        ("contact@exemple.org;Le Relais", Invited("contact@exemple.org", "Le Relais")),
        ("Le Relais, contact@exemple.org", Invited("contact@exemple.org", "Le Relais")),
        ("Le Relais\tcontact@exemple.org\t", Invited("contact@exemple.org", "Le Relais")),
        ('"Relais ; Le";contact@exemple.org', Invited("contact@exemple.org", "Relais ; Le")),
        ("Le Relais;Ville;contact@exemple.org", Invited("contact@exemple.org", "Le Relais Ville")),
    ],
)
def test_a_line_names_a_structure(line: str, invited: Invited) -> None:
    assert read_list(line) == ((invited,), ())


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("Le Relais", [(1, LineFault.NO_ADDRESS)]),
        ("a@b", [(1, LineFault.NO_ADDRESS)]),
        ("a b@exemple.org", [(1, LineFault.NO_ADDRESS)]),
        ("a@exemple.org;b@exemple.org", [(1, LineFault.SEVERAL_ADDRESSES)]),
        ("a@exemple.org\n\nA@exemple.org", [(3, LineFault.TWICE)]),
        (f"a@exemple.org;{'n' * 201}", [(1, LineFault.NAME)]),
        ("a@exemple.org;Le\x07Relais", [(1, LineFault.NAME)]),
    ],
)
def test_a_line_that_cannot_be_used_is_told_with_its_place(
    text: str, faults: list[tuple[int, LineFault]]
) -> None:
    assert [(each.number, each.fault) for each in read_list(text)[1]] == faults


@pytest.mark.parametrize(
    "heading", ["structure;mail", "Mail", "\ufeffNom;Adresse e-mail", "Structure\tCourriel"]
)
def test_headings_and_blank_lines_are_passed_over(heading: str) -> None:
    invited, wrong = read_list(f"{heading}\n\n;;\nLe Relais;a@exemple.org\n")
    assert [each.structure for each in invited] == ["Le Relais"]
    assert not wrong


def test_a_list_is_read_as_far_as_it_may_be_long() -> None:
    text = "\n".join(f"a{number}@exemple.org" for number in range(MOST_LINES + 2))
    invited, wrong = read_list(text)
    assert len(invited) == MOST_LINES
    assert [each.fault for each in wrong] == [LineFault.TOO_MANY] * 2


@given(st.text(max_size=300))
def test_every_line_is_either_invited_or_told(text: str) -> None:
    invited, wrong = read_list(text)
    assert all(mail_address(each.email) == each.email for each in invited)
    assert len({each.email for each in invited}) == len(invited)
    assert len({each.number for each in wrong}) == len(wrong)


@pytest.mark.parametrize(
    ("day", "closed", "phase"),
    [
        (FIRST - timedelta(days=1), False, Phase.COMING),
        (FIRST, False, Phase.OPEN),
        (LAST, False, Phase.OPEN),
        (LAST + timedelta(days=1), False, Phase.CLOSED),
        (FIRST, True, Phase.CLOSED),
        (FIRST - timedelta(days=1), True, Phase.CLOSED),
    ],
)
def test_a_campaign_is_open_from_its_first_day_to_its_last(day: date, *, closed: bool, phase: Phase) -> None:
    closed_at = datetime(2027, 1, 1, tzinfo=UTC) if closed else None
    campaign = Campaign("c", "n", "N", "a", "A", "structure", "C", "", FIRST, LAST, closed_at)
    assert campaign.phase(day) is phase
