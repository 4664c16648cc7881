"""What people prove who they are with: passwords, second factors, identities at a provider."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, delete, func, insert, select, update

from diagnostic.store.tables.accounts import account, provider_identity, recovery_code

_ACCOUNT = account.c
_CODE = recovery_code.c
_IDENTITY = provider_identity.c
_GROWN: Final = _ACCOUNT.credential_version + 1


@dataclass(frozen=True, slots=True)
class Credential:
    """What opens one account: whose it is, the password's hash if there is one, and how often it changed."""

    account: str
    password_hash: str | None
    version: int


class Credentials:
    """Credentials, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def at(self, email: str) -> Credential | None:
        """The credential of the usable account with an address, or None."""
        wanted = select(_ACCOUNT.id, _ACCOUNT.password_hash, _ACCOUNT.credential_version).where(
            _ACCOUNT.email == email.lower(), _ACCOUNT.closed_at.is_(None)
        )
        row = self._connection.execute(wanted).first()
        return Credential(*row) if row else None

    def password_of(self, account_id: str) -> str | None:
        """The hash of the password of an account, or None when it has none."""
        return self._connection.scalar(select(_ACCOUNT.password_hash).where(_ACCOUNT.id == account_id))

    def set_password(self, account_id: str, password_hash: str) -> None:
        """Replace the password; mailed links of before open nothing any more."""
        self._set(account_id, password_hash=password_hash, credential_version=_GROWN)

    def renew_hash(self, account_id: str, password_hash: str) -> None:
        """Keep the same password under a stronger hash."""
        self._set(account_id, password_hash=password_hash)

    def second_factor_of(self, account_id: str) -> str | None:
        """The secret of the second factor, or None without one."""
        return self._connection.scalar(select(_ACCOUNT.totp_secret).where(_ACCOUNT.id == account_id))

    def set_second_factor(self, account_id: str, secret: str, step: int, codes: tuple[str, ...]) -> None:
        """Set up the second factor, its last accepted step, and hashes of new recovery codes."""
        self._set(account_id, totp_secret=secret, totp_step=step, credential_version=_GROWN)
        self._connection.execute(delete(recovery_code).where(_CODE.account_id == account_id))
        rows = [{"account_id": account_id, "code_hash": each} for each in codes]
        self._connection.execute(insert(recovery_code), rows)

    def drop_second_factor(self, account_id: str) -> None:
        """Take the second factor away, with its recovery codes."""
        self._set(account_id, totp_secret=None, totp_step=0, credential_version=_GROWN)
        self._connection.execute(delete(recovery_code).where(_CODE.account_id == account_id))

    def take_step(self, account_id: str, step: int) -> bool:
        """Use up the code of a step of thirty seconds; False when it, or a later one, served already."""
        taken = update(account).where(_ACCOUNT.id == account_id, _ACCOUNT.totp_step < step)
        return self._connection.execute(taken.values(totp_step=step)).rowcount == 1

    def take_recovery_code(self, account_id: str, code_hash: str, now: datetime) -> bool:
        """Use up a recovery code; False when there is no such unused one."""
        wanted = (_CODE.account_id == account_id) & (_CODE.code_hash == code_hash) & _CODE.used_at.is_(None)
        return self._connection.execute(update(recovery_code).where(wanted).values(used_at=now)).rowcount == 1

    def recovery_codes_left(self, account_id: str) -> int:
        """How many recovery codes can still be used."""
        unused = (_CODE.account_id == account_id) & _CODE.used_at.is_(None)
        counted = select(func.count()).select_from(recovery_code).where(unused)
        return self._connection.scalar(counted) or 0

    def link_identity(self, issuer: str, subject: str, account_id: str, now: datetime) -> None:
        """Let an identity at a provider open an account."""
        row = {"issuer": issuer, "subject": subject, "account_id": account_id, "linked_at": now}
        self._connection.execute(insert(provider_identity), row)

    def unlink_identities(self, account_id: str) -> None:
        """Let no identity at a provider open an account any more."""
        self._connection.execute(delete(provider_identity).where(_IDENTITY.account_id == account_id))

    def account_of(self, issuer: str, subject: str) -> str | None:
        """The id of the account that an identity opens, or None."""
        wanted = (_IDENTITY.issuer == issuer) & (_IDENTITY.subject == subject)
        return self._connection.scalar(select(_IDENTITY.account_id).where(wanted))

    def is_linked(self, account_id: str) -> bool:
        """True when an identity at a provider opens the account."""
        wanted = select(_IDENTITY.subject).where(_IDENTITY.account_id == account_id).limit(1)
        return self._connection.scalar(wanted) is not None

    def clear(self, account_id: str) -> None:
        """Forget everything that opened an account, and its address."""
        self.drop_second_factor(account_id)
        self.unlink_identities(account_id)
        self._set(account_id, password_hash=None, email=f"{account_id.lower()}@closed.invalid")

    def _set(self, account_id: str, **values: object) -> None:
        self._connection.execute(update(account).where(_ACCOUNT.id == account_id).values(**values))
