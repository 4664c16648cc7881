"""Who may open what without an account: browser sessions and private links; no secret is ever kept."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from diagnostic.core.faults import AbsentObject
from diagnostic.store.tables.access import browser_session, resume_link, session_grant
from diagnostic.store.tables.assessments import assessment
from diagnostic.store.values import BrowserSession, Draft, Link, UsedLink

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
_IS_THIS_GRANT = (_GRANT.token_hash == bindparam("token")) & (_GRANT.assessment_id == bindparam("assessment"))
_FIND_GRANT = select(_GRANT.link_id).where(_IS_THIS_GRANT)
# What was begun in this browser stays its own, whichever link it opens afterwards.
_CAME_BY = (
    update(session_grant).where(_IS_THIS_GRANT, _GRANT.link_id.is_not(None)).values(link_id=bindparam("by"))
)
_END_BY_LINK = delete(session_grant).where(
    _GRANT.assessment_id == bindparam("assessment"),
    _GRANT.link_id.is_not(None),
    _GRANT.token_hash != bindparam("spared"),
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
    .returning(_LINK.id, _LINK.assessment_id)
)
_REVOKE_LINKS = (
    update(resume_link)
    .where(_LINK.assessment_id == bindparam("assessment"), _LINK.revoked_at.is_(None))
    .values(revoked_at=bindparam("now"))
)


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

    def grant(self, token_hash: str, assessment_id: str, at: datetime, link_id: str | None = None) -> None:
        """Let a session work on an assessment; AbsentObject when there is no such session any more.

        ``link_id`` is the private link that opened it: it ends with that link.
        """
        wanted = {"token": token_hash, "assessment": assessment_id}
        # Held, so that the same grant made twice at once is made once.
        if not self._connection.execute(_HOLD_SESSION, wanted | {"now": at}).first():
            raise AbsentObject
        if not self._connection.execute(_FIND_GRANT, wanted).first():
            self._connection.execute(
                insert(session_grant),
                {
                    "token_hash": token_hash,
                    "assessment_id": assessment_id,
                    "granted_at": at,
                    "link_id": link_id,
                },
            )
        elif link_id:
            self._connection.execute(_CAME_BY, wanted | {"by": link_id})

    def end_grants_by_link(self, assessment_id: str, spared: str) -> None:
        """Close an assessment in the sessions that a private link opened, but for the session ``spared``."""
        self._connection.execute(_END_BY_LINK, {"assessment": assessment_id, "spared": spared})

    def end_grants(self, assessment_id: str) -> None:
        """Close an assessment in every session, however it was opened."""
        self._connection.execute(delete(session_grant).where(_GRANT.assessment_id == assessment_id))

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

    def use_link(self, token_hash: str, at: datetime) -> UsedLink | None:
        """A private link and the assessment that it opens; its use is recorded.

        None when the link is unknown, revoked or expired: the three look the same.
        """
        row = self._connection.execute(_USE_LINK, {"token": token_hash, "now": at}).first()
        return UsedLink(*row) if row else None

    def revoke_links(self, assessment_id: str, at: datetime) -> None:
        """Close every private link of an assessment for good."""
        self._connection.execute(_REVOKE_LINKS, {"assessment": assessment_id, "now": at})

    def purge(self, at: datetime) -> int:
        """Delete the sessions and links that expired before ``at``; gives how many there were."""
        # What was granted to a session goes with it.
        ended = self._connection.execute(delete(browser_session).where(_SESSION.expires_at < at))
        closed = self._connection.execute(delete(resume_link).where(_LINK.expires_at < at))
        return ended.rowcount + closed.rowcount
