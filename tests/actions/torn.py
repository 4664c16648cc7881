"""A store that fails while an exchange is written."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from diagnostic.store.conversations import Conversations, Exchange, Standing
from diagnostic.store.session import Store, Work


class TornError(Exception):
    """What a disk or a network says at the worst moment."""


class TornConversations(Conversations):
    """Conversations where writing one exchange fails, before or after it was written."""

    def __init__(self, inner: Conversations, fails: Callable[[Exchange], bool], *, after: bool) -> None:
        self._inner = inner
        self._fails = fails
        self._after = after

    def standing(self, assessment_id: str) -> Standing | None:
        return self._inner.standing(assessment_id)

    def exchanges(self, assessment_id: str) -> tuple[Exchange, ...]:
        return self._inner.exchanges(assessment_id)

    def has(self, assessment_id: str, key: str) -> bool:
        return self._inner.has(assessment_id, key)

    def add(self, assessment_id: str, talk: str, said: Exchange) -> None:
        if self._fails(said) and not self._after:
            raise TornError
        self._inner.add(assessment_id, talk, said)
        if self._fails(said):
            raise TornError


class TornStore(Store):
    """A store whose conversations fail at the exchange of one number."""

    def __init__(self, url: str, number: int, *, after: bool) -> None:
        super().__init__(url)
        self._number = number
        self._after = after

    @contextmanager
    def write(self) -> Iterator[Work]:
        with super().write() as work:
            torn = TornConversations(work.conversations, self._is_the_one, after=self._after)
            yield replace(work, conversations=torn)

    def _is_the_one(self, said: Exchange) -> bool:
        return said.number == self._number
