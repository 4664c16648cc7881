"""Passwords are judged by how many guesses they stand, whatever their signs."""

import pytest

from diagnostic.actions.passwords import fault_of
from diagnostic.core.proofs import PasswordFault
from tests.web.proofs import PASSWORD


@pytest.mark.parametrize(
    ("password", "fault"),
    [
        ("court", PasswordFault.SHORT),
        ("x" * 129, PasswordFault.LONG),
        ("passwordpassword", PasswordFault.EASY),
        ("azertyuiopqsdf", PasswordFault.EASY),
        ("Camille Durand 2026", PasswordFault.EASY),
        ("aaaaaaaaaaaaaaaaaaaa", PasswordFault.EASY),
        (PASSWORD, None),
        ("kf84 mzp2 qlw9 xt", None),
        ("çàüñ œuvre ßtraße ж 漢字 ñandú", None),
    ],
)
def test_a_password_is_judged_by_how_it_is_guessed(password: str, fault: PasswordFault | None) -> None:
    assert fault_of(password, ("Camille Durand", "camille@exemple.org")) == fault
