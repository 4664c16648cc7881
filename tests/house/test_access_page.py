"""The page of who may do what says what the policy says."""

from diagnostic.web.policy import read_policy
from tests.house.access_page import FILE, page


def test_the_page_of_access_is_that_of_the_policy() -> None:
    assert FILE.read_text("utf-8") == page(read_policy())


def test_every_endpoint_stands_on_it_once() -> None:
    text = page(read_policy())
    assert [each for each in read_policy() if text.count(f"| `{each}` |") != 1] == []
