import os
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

CONFIG = tomllib.loads((Path(__file__).parent / "config.toml").read_text())


def secret(name: str) -> str:
    return os.environ["ONBOARD_" + name]


@dataclass(slots=True)
class Hire:
    first: str
    last: str
    private_email: str
    job: str
    department: str
    start: date


@dataclass(slots=True)
class Employee:
    number: int
    first: str
    last: str
    email: str
    department: str

    @property
    def login(self) -> str:
        return self.email.split("@")[0]
