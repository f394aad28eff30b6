from __future__ import annotations

import os
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Attendee:
    ref: str
    email: str
    first_name: str
    last_name: str
    event: str
    paid: bool = False
    answers: dict[str, str] = field(default_factory=dict)


def env(name: str) -> str:
    try:
        return os.environ[name]
    except KeyError:
        raise SystemExit(f"{name} is not set, see README") from None
