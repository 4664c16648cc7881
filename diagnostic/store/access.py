"""Who may open what without an account: browser sessions and private links; no secret is ever kept."""

from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from diagnostic.core.faults import AbsentObject
from diagnostic.store.tables import assessment, browser_session, resume_link, session_grant
from diagnostic.store.values import BrowserSession, Draft, Link

_SESSION = browser_session.c
_GRANT = session_grant.c
_LINK = resume_link.c
_ASSESSMENT = assessment.c

_IS_THIS_SESSION = _SESSION.token_hash == bindparam("token")
_IS_OPEN = _IS_THIS_SESSION & (_SESSION.expires_at > bindparam("now"))
_OPENS = _LINK.revoked_at.is_(None) & (_LINK.expires_at > bindparam("now"))

_FIND_SESSION = (
    select(_SESSION.expires_at, _GRANT.assessment_id)
    .outerjoin_from(browser_session, session_grant, _GRANT.token_hash == _SESSION.token_hash)
    .where(_IS_OPEN)
    .order_by(_GRANT.granted_at, _GRANT.assessment_id)
)
_HOLD_SESSION = select(_SESSION.token_hash).where(_IS_OPEN).with_for_update(key_share=True)
_FIND_GRANT = select(_GRANT.granted_at).where(
    _GRANT.token_hash == bindparam("token"), _GRANT.assessment_id == bindparam("assessment")
)
_DRAFTS = (
    select(
        _ASSESSMENT.id,
        _ASSESSMENT.questionnaire,
        _ASSESSMENT.version,
        _ASSESSMENT.structure,
        _ASSESSMENT.language,
        _ASSESSMENT.begun_at,
        _ASSESSMENT.changed_at,
    )
    .join_from(session_grant, assessment, _ASSESSMENT.id == _GRANT.assessment_id)
    .join(browser_session, _SESSION.token_hash == _GRANT.token_hash)
    .where(_IS_OPEN, _ASSESSMENT.finished_at.is_(None))
    .order_by(_ASSESSMENT.changed_at.desc(), _ASSESSMENT.id)
)
_NEWEST_LINK = (
    select(_LINK.id, _LINK.token_hash, _LINK.expires_at)
    .where(_LINK.assessment_id == bindparam("assessment"), _OPENS)
    .order_by(_LINK.made_at.desc(), _LINK.id)
    .limit(1)
)
_USE_LINK = (
    update(resume_link)
    .where(_LINK.token_hash == bindparam("token"), _OPENS)
    .values(used_at=bindparam("now"))
    .returning(_LINK.assessment_id)
)
_REVOKE_LINKS = (
    update(resume_link)
    .where(_LINK.assessment_id == bindparam("assessment"), _LINK.revoked_at.is_(None))
    .values(revoked_at=bindparam("now"))
)


def hashed(token: str) -> str:
    """The only form in which a secret is kept: its SHA-256, 64 characters."""
    return sha256(token.encode()).hexdigest()


class Access:
    """Browser sessions and private links, inside one transaction; both are named by hashed secrets."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def open_session(self, token_hash: str, at: datetime, expires_at: datetime) -> None:
        """Begin a browser session that nothing was granted to yet."""
        self._connection.execute(
            insert(browser_session),
            {"token_hash": token_hash, "opened_at": at, "expires_at": expires_at},
        )

    def session(self, token_hash: str, at: datetime) -> BrowserSession | None:
        """The session as it stands, or None when it is unknown, ended or expired."""
        rows = self._connection.execute(_FIND_SESSION, {"token": token_hash, "now": at}).all()
        if not rows:
            return None
        # A session without any grant comes as one row without assessment.
        granted = tuple(assessment_id for _, assessment_id in rows if assessment_id)
        expires_at, _ = rows[0]
        return BrowserSession(granted, expires_at)

    def grant(self, token_hash: str, assessment_id: str, at: datetime) -> None:
        """Let a session work on an assessment; AbsentObject when there is no such session any more."""
        wanted = {"token": token_hash, "assessment": assessment_id}
        # Held, so that the same grant made twice at once is made once.
        if not self._connection.execute(_HOLD_SESSION, wanted | {"now": at}).first():
            raise AbsentObject
        if not self._connection.execute(_FIND_GRANT, wanted).first():
            self._connection.execute(
                insert(session_grant),
                {"token_hash": token_hash, "assessment_id": assessment_id, "granted_at": at},
            )

    def drafts_of(self, token_hash: str, at: datetime) -> tuple[Draft, ...]:
        """The unfinished assessments a session may work on, the one changed last first."""
        rows = self._connection.execute(_DRAFTS, {"token": token_hash, "now": at})
        return tuple(Draft(*row) for row in rows)

    def end_session(self, token_hash: str) -> None:
        """Forget a session and what was granted to it; an unknown one is forgotten already."""
        self._connection.execute(delete(browser_session).where(_IS_THIS_SESSION), {"token": token_hash})

    def add_link(
        self, link_id: str, assessment_id: str, token_hash: str, at: datetime, expires_at: datetime
    ) -> None:
        """Give an assessment one more private link."""
        self._connection.execute(
            insert(resume_link),
            {
                "id": link_id,
                "assessment_id": assessment_id,
                "token_hash": token_hash,
                "made_at": at,
                "expires_at": expires_at,
            },
        )

    def link_of(self, assessment_id: str, at: datetime) -> Link | None:
        """The newest private link that still opens an assessment, or None when there is none."""
        row = self._connection.execute(_NEWEST_LINK, {"assessment": assessment_id, "now": at}).first()
        return Link(*row) if row else None

    def use_link(self, token_hash: str, at: datetime) -> str | None:
        """The id of the assessment that a private link opens; its use is recorded.

        None when the link is unknown, revoked or expired: the three look the same.
        """
        return self._connection.scalar(_USE_LINK, {"token": token_hash, "now": at})

    def revoke_links(self, assessment_id: str, at: datetime) -> None:
        """Close every private link of an assessment for good."""
        self._connection.execute(_REVOKE_LINKS, {"assessment": assessment_id, "now": at})

    def purge(self, at: datetime) -> int:
        """Delete the sessions and links that expired before ``at``; gives how many there were."""
        # What was granted to a session goes with it.
        ended = self._connection.execute(delete(browser_session).where(_SESSION.expires_at < at))
        closed = self._connection.execute(delete(resume_link).where(_LINK.expires_at < at))
        return ended.rowcount + closed.rowcount
