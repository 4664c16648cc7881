"""What advisors add to assessments: readings, comments, the draft of a review, restitutions."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, bindparam, func, insert, select, update

from diagnostic.core.review import Comment, Reading, Side
from diagnostic.store.tables.reviews import advisor_reading, comment, restitution, review

_READING = advisor_reading.c
_COMMENT = comment.c
_REVIEW = review.c
_RESTITUTION = restitution.c

_READINGS: Final = (
    select(_READING.number, _READING.question, _READING.level, _READING.reason, _READING.author, _READING.at)
    .where(_READING.assessment_id == bindparam("of"))
    .order_by(_READING.number)
)
_LAST_READING: Final = select(func.coalesce(func.max(_READING.number), 0)).where(
    _READING.assessment_id == bindparam("of")
)
_COMMENTS: Final = (
    select(_COMMENT.question, _COMMENT.side, _COMMENT.author, _COMMENT.text, _COMMENT.at)
    .where(_COMMENT.assessment_id == bindparam("of"))
    .order_by(_COMMENT.at, _COMMENT.id)
)
_WITH_KEY: Final = select(_COMMENT.id).where(_COMMENT.key == bindparam("key"))
_DRAFT: Final = select(
    _REVIEW.message, _REVIEW.plan, _REVIEW.revision, _REVIEW.changed_by, _REVIEW.changed_at
).where(_REVIEW.assessment_id == bindparam("of"))
_PUBLISHED: Final = (
    select(
        _RESTITUTION.number,
        _RESTITUTION.content,
        _RESTITUTION.signed_by,
        _RESTITUTION.network,
        _RESTITUTION.published_at,
    )
    .where(_RESTITUTION.assessment_id == bindparam("of"))
    .order_by(_RESTITUTION.number)
)


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """The draft of a review; ``plan`` is JSON."""

    message: str
    plan: str
    revision: int
    changed_by: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class KeptRestitution:
    """A published restitution; ``content`` is JSON, ``number`` counts from 1."""

    number: int
    content: str
    signed_by: str
    network: str
    published_at: datetime


class Reviews:
    """Readings, comments, drafts and restitutions, inside one transaction.

    Whoever writes has read the assessment in the same transaction, so that others wait.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def readings(self, assessment_id: str) -> tuple[Reading, ...]:
        """Every reading in order, those withdrawn or replaced too."""
        rows = self._connection.execute(_READINGS, {"of": assessment_id})
        return tuple(Reading(*row) for row in rows)

    def add_reading(self, assessment_id: str, author_id: str, reading: Reading) -> None:
        """Append a reading; its number is given here, whatever it holds."""
        last = self._connection.execute(_LAST_READING, {"of": assessment_id}).scalar_one()
        self._connection.execute(
            insert(advisor_reading),
            {
                "assessment_id": assessment_id,
                "number": last + 1,
                "question": reading.question,
                "level": reading.level,
                "reason": reading.reason,
                "author_id": author_id,
                "author": reading.author,
                "at": reading.at,
            },
        )

    def comments(self, assessment_id: str) -> tuple[Comment, ...]:
        """Every comment, the first first."""
        rows = self._connection.execute(_COMMENTS, {"of": assessment_id})
        return tuple(
            Comment(question, Side(side), author, text, at) for question, side, author, text, at in rows
        )

    def add_comment(self, comment_id: str, assessment_id: str, key: str, said: Comment) -> bool:
        """Keep a comment once for its key; False when it was kept already."""
        if self._connection.execute(_WITH_KEY, {"key": key}).first():
            return False
        self._connection.execute(
            insert(comment),
            {
                "id": comment_id,
                "assessment_id": assessment_id,
                "question": said.question,
                "side": said.side.value,
                "author": said.author,
                "text": said.text,
                "key": key,
                "at": said.at,
            },
        )
        return True

    def draft(self, assessment_id: str) -> KeptDraft | None:
        """The draft, or None before anybody began one."""
        row = self._connection.execute(_DRAFT, {"of": assessment_id}).first()
        return KeptDraft(*row) if row else None

    def keep_draft(self, assessment_id: str, draft: KeptDraft) -> None:
        """Let a draft stand; its revision follows the one that stood, which the caller has compared."""
        said = {
            "message": draft.message,
            "plan": draft.plan,
            "revision": draft.revision,
            "changed_by": draft.changed_by,
            "changed_at": draft.changed_at,
        }
        change = update(review).where(_REVIEW.assessment_id == assessment_id).values(**said)
        if not self._connection.execute(change).rowcount:
            self._connection.execute(insert(review), {"assessment_id": assessment_id, **said})

    def restitutions(self, assessment_id: str) -> tuple[KeptRestitution, ...]:
        """Every restitution, in order."""
        rows = self._connection.execute(_PUBLISHED, {"of": assessment_id})
        return tuple(KeptRestitution(*row) for row in rows)

    def publish(self, assessment_id: str, made: KeptRestitution) -> None:
        """Keep a restitution for ever."""
        self._connection.execute(
            insert(restitution),
            {
                "assessment_id": assessment_id,
                "number": made.number,
                "content": made.content,
                "signed_by": made.signed_by,
                "network": made.network,
                "published_at": made.published_at,
            },
        )
