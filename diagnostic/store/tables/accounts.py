"""Accounts: who may sign in, how, and from where they did."""

from datetime import datetime

from sqlalchemy import Column, ForeignKey, Named, Table, TypedColumns

from diagnostic.store.moments import Moment
from diagnostic.store.tables.metadata import metadata


class AccountColumns(TypedColumns):
    """A person who may sign in."""

    id: Named[str] = Column(primary_key=True)
    """Public, 128 random bits."""
    email: Named[str] = Column(unique=True)
    """In lower case: two spellings of one address are one account."""
    name: Named[str]
    language: Named[str]
    password_hash: Named[str | None]
    """Argon2id; nothing when the person signs in by mail or by a provider only."""
    credential_version: Named[int]
    """Grows with each change of password or second factor, so that older links open nothing."""
    totp_secret: Named[str | None]
    """Nothing while there is no second factor."""
    totp_step: Named[int]
    """The last step of thirty seconds whose code was accepted: a code serves once."""
    is_administrator: Named[bool]
    made_at: Named[datetime] = Column(Moment)
    seen_at: Named[datetime | None] = Column(Moment)
    closed_at: Named[datetime | None] = Column(Moment)
    """Nothing while the account may be used."""


account = Table("account", metadata, AccountColumns)


class RecoveryCodeColumns(TypedColumns):
    """A code that replaces the second factor once; only its hash is kept."""

    account_id: Named[str] = Column(ForeignKey("account.id", ondelete="CASCADE"), primary_key=True)
    code_hash: Named[str] = Column(primary_key=True)
    used_at: Named[datetime | None] = Column(Moment)


recovery_code = Table("recovery_code", metadata, RecoveryCodeColumns, sqlite_with_rowid=False)


class AccountSessionColumns(TypedColumns):
    """A browser in which a person signed in; only the hash of its secret is kept."""

    token_hash: Named[str] = Column(primary_key=True)
    id: Named[str] = Column(unique=True)
    """Public: it names the session in the list of the person's sessions."""
    account_id: Named[str] = Column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    device: Named[str]
    """Browser and system in words, as far as the browser told."""
    address: Named[str]
    """The network address without its last part."""
    way: Named[str]
    """How the person signed in: ``password``, ``mail``, ``provider`` or ``invitation``."""
    is_strong: Named[bool]
    """True once the second factor was given."""
    opened_at: Named[datetime] = Column(Moment)
    seen_at: Named[datetime] = Column(Moment)
    expires_at: Named[datetime] = Column(Moment)
    """The end, however active the person is."""
    confirmed_at: Named[datetime | None] = Column(Moment)
    """When the person last gave a proof again, for a sensitive change."""


account_session = Table("account_session", metadata, AccountSessionColumns)


class MailedProofColumns(TypedColumns):
    """A link and a code sent by mail to prove an address; used once; only hashes are kept."""

    id: Named[str] = Column(primary_key=True)
    purpose: Named[str]
    """What it opens, such as ``sign-in`` or ``password``: no other use is accepted."""
    token_hash: Named[str] = Column(unique=True)
    code_hash: Named[str]
    email: Named[str] = Column(index=True)
    account_id: Named[str | None] = Column(ForeignKey("account.id", ondelete="CASCADE"))
    """Nothing when nobody has this address: the page says the same."""
    browser_hash: Named[str]
    """The browser that asked: no other may use the link."""
    credential_version: Named[int]
    made_at: Named[datetime] = Column(Moment)
    expires_at: Named[datetime] = Column(Moment)
    used_at: Named[datetime | None] = Column(Moment)
    tries: Named[int]
    """How many wrong codes were typed."""


mailed_proof = Table("mailed_proof", metadata, MailedProofColumns)


class ProviderIdentityColumns(TypedColumns):
    """An account at an identity provider that opens an account here."""

    issuer: Named[str] = Column(primary_key=True)
    subject: Named[str] = Column(primary_key=True)
    account_id: Named[str] = Column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    linked_at: Named[datetime] = Column(Moment)


provider_identity = Table("provider_identity", metadata, ProviderIdentityColumns, sqlite_with_rowid=False)


class AttemptColumns(TypedColumns):
    """One try at something that is limited in number, such as signing in."""

    id: Named[str] = Column(primary_key=True)
    subject: Named[str] = Column(index=True)
    """What is limited and for whom, the person or address being hashed."""
    at: Named[datetime] = Column(Moment, index=True)


attempt = Table("attempt", metadata, AttemptColumns)


class KeptFormColumns(TypedColumns):
    """A form sent after its session had ended, kept a quarter of an hour to be shown again."""

    browser_hash: Named[str] = Column(primary_key=True)
    address: Named[str] = Column(primary_key=True)
    """The page it was sent to, as a path."""
    fields: Named[str]
    """JSON."""
    kept_at: Named[datetime] = Column(Moment)


kept_form = Table("kept_form", metadata, KeptFormColumns, sqlite_with_rowid=False)
