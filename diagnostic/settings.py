"""One frozen Settings, read from the environment; every fault is reported at once.

A default is right for production and may be public, or there is none.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from diagnostic.core.faults import UnreadableSettings
from diagnostic.paths import packaged_paths

PREFIX = "DIAGNOSTIC_"
SHORTEST_KEY = 32


@dataclass(frozen=True, slots=True)
class Settings:
    """How this installation runs."""

    database_url: str
    """Where rows are kept; an SQLite file in the data folder unless set."""

    public_url: str
    """The address people use, without a final slash; links in mails and documents begin with it."""

    secret_key: str
    """Signs form tokens; at least 32 characters, made once per installation."""

    questions: Path
    """The folder of questionnaires; the packaged one unless set."""

    data: Path
    """The folder this installation writes to."""

    contact: str
    """A mail address shown to people who need help; may be empty."""

    @property
    def is_secure(self) -> bool:
        """True when people reach the service over HTTPS, so cookies may demand it."""
        return self.public_url.startswith("https://")

    @property
    def trusted_host(self) -> str:
        """The only host name that requests may carry."""
        return urlsplit(self.public_url).netloc


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Read the settings; raises UnreadableSettings with one line for each that cannot be used."""
    given = {key.removeprefix(PREFIX): value for key, value in environment.items()}
    data = Path(given.get("DATA", "data")).absolute()
    settings = Settings(
        database_url=given.get("DATABASE_URL", f"sqlite:///{data / 'diagnostic.sqlite3'}"),
        public_url=given.get("PUBLIC_URL", "http://127.0.0.1:8000").rstrip("/"),
        secret_key=given.get("SECRET_KEY", "") or _secret_of(data),
        questions=Path(given.get("QUESTIONS", packaged_paths().questions)).absolute(),
        data=data,
        contact=given.get("CONTACT", ""),
    )
    problems = tuple(_problems(settings))
    if problems:
        raise UnreadableSettings(problems)
    return settings


def _secret_of(data: Path) -> str:
    """The secret kept in the data folder by ``diagnostic serve``; empty when there is none yet."""
    kept = data / "secret-key"
    return kept.read_text("ascii").strip() if kept.exists() else ""


def _problems(settings: Settings) -> list[str]:
    address = urlsplit(settings.public_url)
    is_local = address.hostname in {"127.0.0.1", "localhost", "::1"}
    problems = []
    if address.scheme not in {"http", "https"} or not address.hostname:
        problems.append(f"{PREFIX}PUBLIC_URL: “{settings.public_url}” is not a web address")
    elif address.scheme == "http" and not is_local:
        problems.append(f"{PREFIX}PUBLIC_URL: a public address needs https")
    if settings.secret_key and len(settings.secret_key) < SHORTEST_KEY:
        problems.append(f"{PREFIX}SECRET_KEY: at least {SHORTEST_KEY} characters are needed")
    if not settings.secret_key and not is_local:
        problems.append(f"{PREFIX}SECRET_KEY: needed for a public address")
    if not settings.questions.is_dir():
        problems.append(f"{PREFIX}QUESTIONS: no such folder: {settings.questions}")
    return problems
