"""One frozen Settings, read from the environment; every fault is reported at once.

A default is right for production and may be public, or there is none.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from diagnostic.core.faults import UnreadableSettings
from diagnostic.core.mail_address import mail_address
from diagnostic.paths import packaged_paths

PREFIX = "DIAGNOSTIC_"
SHORTEST_KEY = 32
MOST_PROXIES = 5
LONGEST_KEPT_DAYS = 3650
LONGEST_KEPT_MONTHS = 120
LEGAL = ("publisher", "publication_director", "host", "data_contact", "legal_basis")
"""What the legal pages tell, each a text."""

LEGAL_BASES = ("public-task", "legitimate-interest")


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

    identity: Path | None = None
    """The file or folder of a network’s own name, logo and colours; None: the product’s."""

    model_address: str = ""
    """Where a language model may propose answers; empty: none does, and messages stay here."""

    model_name: str = ""
    """How that model is called there."""

    model_key: str = field(default="", repr=False)
    """What that address asks for to be used, if anything."""

    mail_url: str = field(default="", repr=False)
    """The server that mails are handed to, ``smtp://`` or ``smtps://``; empty: they become files."""

    mail_from: str = ""
    """Who mails come from; the contact unless set."""

    proxies: int = 0
    """How many proxies of this installation stand before it: as many addresses they tell are believed."""

    provider_issuer: str = ""
    """The OpenID Connect provider that people may sign in at; empty: none."""

    provider_client: str = ""
    """How the provider calls this installation."""

    provider_secret: str = field(default="", repr=False)
    """What this installation proves itself with there."""

    provider_name: str = ""
    """How people call that provider."""

    provider_acr: str = ""
    """The levels of assurance, with spaces between, that count as a second factor."""

    publisher: str = ""
    """Who publishes this service: name, address, telephone; empty while nobody has said so."""

    publication_director: str = ""
    """Who answers for what is published."""

    host: str = ""
    """Who hosts this service: name, address, telephone."""

    data_contact: str = ""
    """A mail address for questions about personal data; the contact unless set."""

    legal_basis: str = ""
    """``public-task`` or ``legitimate-interest``, as whoever runs the service decided; empty until then."""

    keep_begun_days: int = 90
    """How long an assessment that was never finished is kept after it was last used."""

    keep_finished_months: int = 24
    """How long one that was finished is kept after it was last used."""

    @property
    def model_host(self) -> str:
        """The host that messages are sent to, as people are told; empty when no model is set."""
        return urlsplit(self.model_address).netloc

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
        identity=Path(given["IDENTITY"]).absolute() if given.get("IDENTITY") else None,
        model_address=given.get("MODEL_ADDRESS", "").rstrip("/"),
        model_name=given.get("MODEL_NAME", ""),
        model_key=given.get("MODEL_KEY", ""),
        mail_url=given.get("MAIL_URL", ""),
        mail_from=given.get("MAIL_FROM", ""),
        proxies=_count(given.get("PROXIES", "0"), MOST_PROXIES),
        provider_issuer=given.get("PROVIDER_ISSUER", ""),
        provider_client=given.get("PROVIDER_CLIENT", ""),
        provider_secret=given.get("PROVIDER_SECRET", ""),
        provider_name=given.get("PROVIDER_NAME", ""),
        provider_acr=given.get("PROVIDER_ACR", ""),
        keep_begun_days=_count(given.get("KEEP_BEGUN_DAYS", "90"), LONGEST_KEPT_DAYS),
        keep_finished_months=_count(given.get("KEEP_FINISHED_MONTHS", "24"), LONGEST_KEPT_MONTHS),
        **{each: given.get(each.upper(), "") for each in LEGAL},
    )
    problems = (
        *_problems(settings),
        *_model_problems(settings),
        *_mail_problems(settings),
        *_provider_problems(settings),
        *_legal_problems(settings),
    )
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
    if settings.identity and not settings.identity.exists():
        problems.append(f"{PREFIX}IDENTITY: no such file or folder: {settings.identity}")
    if not settings.questions.is_dir():
        problems.append(f"{PREFIX}QUESTIONS: no such folder: {settings.questions}")
    return problems


def _count(text: str, most: int) -> int:
    """A whole number up to ``most``; -1 for anything else, which is then told."""
    return int(text) if text.isascii() and text.isdigit() and int(text) <= most else -1


def _legal_problems(settings: Settings) -> list[str]:
    problems = []
    if settings.legal_basis and settings.legal_basis not in LEGAL_BASES:
        problems.append(f"{PREFIX}LEGAL_BASIS: expected {' or '.join(LEGAL_BASES)}")
    if settings.data_contact and mail_address(settings.data_contact) is None:
        problems.append(f"{PREFIX}DATA_CONTACT: “{settings.data_contact}” is no mail address")
    if settings.keep_begun_days < 1:
        problems.append(f"{PREFIX}KEEP_BEGUN_DAYS: expected a number from 1 to {LONGEST_KEPT_DAYS}")
    if settings.keep_finished_months < 1:
        problems.append(f"{PREFIX}KEEP_FINISHED_MONTHS: expected a number from 1 to {LONGEST_KEPT_MONTHS}")
    return problems


def _mail_problems(settings: Settings) -> list[str]:
    problems = []
    if settings.mail_url and not _is_mail_server(settings.mail_url):
        problems.append(f"{PREFIX}MAIL_URL: expected smtp://HOST or smtps://USER:PASSWORD@HOST:PORT")
    if settings.mail_from and mail_address(settings.mail_from) is None:
        problems.append(f"{PREFIX}MAIL_FROM: “{settings.mail_from}” is no mail address")
    if settings.proxies < 0:
        problems.append(f"{PREFIX}PROXIES: expected a number from 0 to {MOST_PROXIES}")
    return problems


def _is_mail_server(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in {"smtp", "smtps"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _provider_problems(settings: Settings) -> list[str]:
    asked = (settings.provider_issuer, settings.provider_client, settings.provider_secret)
    if any(asked) and not all(asked):
        names = ", ".join(f"{PREFIX}PROVIDER_{each}" for each in ("ISSUER", "CLIENT", "SECRET"))
        return [f"{names}: give all of them, or none"]
    if settings.provider_issuer and not _is_plain_address(settings.provider_issuer):
        return [f"{PREFIX}PROVIDER_ISSUER: a web address without question mark or hash sign is needed"]
    host = urlsplit(settings.provider_issuer).hostname or ""
    if settings.provider_issuer.startswith("http:") and not _is_nearby(host):
        return [f"{PREFIX}PROVIDER_ISSUER: identities need https"]
    return []


def _model_problems(settings: Settings) -> list[str]:
    address, problems = settings.model_address, []
    if bool(address) != bool(settings.model_name):
        problems.append(f"{PREFIX}MODEL_ADDRESS and {PREFIX}MODEL_NAME: give both, or none")
    if settings.model_key and not address:
        problems.append(f"{PREFIX}MODEL_KEY: of no use without {PREFIX}MODEL_ADDRESS")
    if not (settings.model_key.isascii() and settings.model_key.isprintable()):
        problems.append(f"{PREFIX}MODEL_KEY: only plain characters can be sent")
    if address and not _is_plain_address(address):
        expected = "a web address without name, password, question mark or hash sign is needed"
        problems.append(f"{PREFIX}MODEL_ADDRESS: {expected}")
    elif address.startswith("http:") and not _is_nearby(urlsplit(address).hostname or ""):
        problems.append(f"{PREFIX}MODEL_ADDRESS: messages leave this network, so https is needed")
    return problems


def _is_plain_address(address: str) -> bool:
    """True for an address that can be shown to people and that no part is missing of."""
    try:
        parts = urlsplit(address)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    return (
        usable and not any(mark in address for mark in "@?#") and address.isascii() and address.isprintable()
    )


def _is_nearby(host: str) -> bool:
    """True for this machine and its private network: an address kept for them, or a name only they know."""
    try:
        return ip_address(host).is_private
    except ValueError:
        return "." not in host or host.endswith((".internal", ".local", ".localhost"))
