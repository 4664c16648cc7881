"""The settings of an outside model: off unless both are given, and every fault is one line."""

from pathlib import Path

import pytest

from diagnostic.core.faults import UnreadableSettings
from diagnostic.settings import Settings, read_settings

NAME = "DIAGNOSTIC_MODEL_NAME"
ADDRESS = "DIAGNOSTIC_MODEL_ADDRESS"
KEY = "DIAGNOSTIC_MODEL_KEY"


def read(folder: Path, **given: str) -> Settings:
    kept = {"DIAGNOSTIC_DATA": str(folder), "DIAGNOSTIC_SECRET_KEY": "k" * 40}
    return read_settings(kept | {f"DIAGNOSTIC_MODEL_{name}": value for name, value in given.items()})


def problems(folder: Path, **given: str) -> tuple[str, ...]:
    with pytest.raises(UnreadableSettings) as refused:
        read(folder, **given)
    return refused.value.problems


def test_no_model_is_set_by_itself(tmp_path: Path) -> None:
    settings = read(tmp_path)
    assert (settings.model_address, settings.model_name, settings.model_host) == ("", "", "")


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://model.example/v1", "model.example"),
        ("https://model.example:8443/v1/", "model.example:8443"),
        ("http://127.0.0.1:11434/v1", "127.0.0.1:11434"),
        ("http://localhost:8080/v1", "localhost:8080"),
        ("http://[::1]:8080/v1", "[::1]:8080"),
        ("http://10.1.2.3/v1", "10.1.2.3"),
        ("http://192.168.0.9:1/v1", "192.168.0.9:1"),
        ("http://model:11434/v1", "model:11434"),
        ("http://model.internal/v1", "model.internal"),
    ],
)
def test_an_address_names_its_host(tmp_path: Path, address: str, host: str) -> None:
    settings = read(tmp_path, ADDRESS=address, NAME="any", KEY="a-key")
    assert settings.model_host == host
    assert not settings.model_address.endswith("/")
    assert "a-key" not in repr(settings)


@pytest.mark.parametrize(
    "address",
    [
        "http://model.example/v1",
        "http://8.8.8.8/v1",
        "http://localhost.example/v1",
        "ftp://model.example",
        "model.example/v1",
        "file:///etc/passwd",
        "https://",
        "https://[",
        "https://model.example:99999/v1",
        "https://somebody:password@model.example/v1",
        "https://model.example/v1?key=secret",
        "https://model.example/v1#top",
        "https://modèle.example/v1",
        "https://model.example/a\nb",
    ],
)
def test_an_address_that_cannot_be_used_is_one_line_without_it(tmp_path: Path, address: str) -> None:
    [problem] = problems(tmp_path, ADDRESS=address, NAME="any")
    assert problem.startswith(f"{ADDRESS}: ")
    assert "password" not in problem or "name, password" in problem
    assert "secret" not in problem


def test_both_or_none(tmp_path: Path) -> None:
    expected = (f"{ADDRESS} and {NAME}: give both, or none",)
    assert problems(tmp_path, ADDRESS="https://model.example/v1") == expected
    assert problems(tmp_path, NAME="any") == expected


def test_a_key_without_an_address_or_that_cannot_be_sent(tmp_path: Path) -> None:
    assert problems(tmp_path, KEY="a-key") == (f"{KEY}: of no use without {ADDRESS}",)
    [problem] = problems(tmp_path, ADDRESS="https://model.example/v1", NAME="any", KEY="clé\n")
    assert problem == f"{KEY}: only plain characters can be sent"
