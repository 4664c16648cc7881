"""The invented people of a trial: made with the sample assessments, and told how to sign in as them."""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from diagnostic.actions.sample_network import SampleAccount, code_now, load_network
from diagnostic.actions.services import Services
from diagnostic.actions.wiring import build_services
from diagnostic.core.faults import Refusal, RefusedInput
from diagnostic.settings import read_settings

PASSWORD_LENGTH = 16
FOR_OWNER_ONLY = 0o600


def make_sample_people(services: Services) -> None:
    """Make the sample network, and keep in the data folder, for its owner only, how to sign in."""
    password = services.clock.token()[:PASSWORD_LENGTH]
    accounts = load_network(services, password)
    kept = {"password": password, "accounts": [asdict(each) for each in accounts]}
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    with os.fdopen(os.open(_file(services), flags, FOR_OWNER_ONLY), "w", encoding="utf-8") as file:
        json.dump(kept, file, ensure_ascii=False, indent=1)


def announce_people(services: Services, address: str) -> None:
    """Print how to sign in as the sample people, where there are any."""
    if not _file(services).exists():
        return
    password, accounts = _read(_file(services))
    print(f"\nSample accounts, to sign in at {address}/connexion with the password {password}")
    for each in accounts:
        print(f"  {each.role}: {each.email}")
    print("All but the manager are then asked a code: diagnostic account code EMAIL prints it")
    print("  (from this folder: .venv/bin/diagnostic account code conseillere@passerelle.example)")


def code(environment: Mapping[str, str], email: str) -> int:
    """Print the code of the second factor of a sample account, as a telephone would show it."""
    services = build_services(read_settings(environment))
    known = {each.email: each for each in _read(_file(services))[1]} if _file(services).exists() else {}
    found = known.get(email.strip().lower())
    if found is None or not found.secret:
        raise RefusedInput((Refusal("EMAIL", f"“{email}” is no sample account with a code", _those(known)),))
    print(code_now(found.secret, services.clock.now()))
    return 0


def _file(services: Services) -> Path:
    return services.settings.data / "sample-accounts.json"


def _read(file: Path) -> tuple[str, list[SampleAccount]]:
    kept = json.loads(file.read_text("utf-8"))
    return str(kept["password"]), [SampleAccount(**each) for each in kept["accounts"]]


def _those(known: Mapping[str, SampleAccount]) -> str:
    return ", ".join(each.email for each in known.values() if each.secret) or "one made with sample data"
