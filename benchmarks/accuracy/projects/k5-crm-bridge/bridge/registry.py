from __future__ import annotations

from typing import Callable, TypeVar

T = TypeVar("T", bound=type)

JOBS: dict[str, type] = {}


def job(name: str) -> Callable[[T], T]:
    """Class decorator: makes the job callable as ``python run.py NAME``."""

    def wrap(cls: T) -> T:
        if name in JOBS:
            raise ValueError(f"job {name} registered twice")
        JOBS[name] = cls
        return cls

    return wrap
