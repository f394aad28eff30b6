from __future__ import annotations

import logging
import os
from abc import ABC, abstractmethod
from typing import Any, ClassVar, Iterable

import requests


class SyncJob(ABC):
    """extract -> wanted -> load, one item after the other."""

    slug: ClassVar[str]
    jobs: ClassVar[dict[str, type["SyncJob"]]] = {}

    def __init_subclass__(cls, slug: str | None = None, **kw: Any) -> None:
        super().__init_subclass__(**kw)
        if slug:
            cls.slug = slug
            SyncJob.jobs[slug] = cls

    def __init__(self, dry_run: bool = False) -> None:
        self.dry_run = dry_run
        self.log = logging.getLogger(f"idsync.{self.slug}")

    @abstractmethod
    def extract(self) -> Iterable[Any]: ...

    def wanted(self, item: Any) -> bool:
        return True

    @abstractmethod
    def load(self, item: Any) -> None: ...

    def run(self) -> None:
        failed = 0
        for item in filter(self.wanted, self.extract()):
            if self.dry_run:
                self.log.info("would load %s", item)
                continue
            try:
                self.load(item)
            except Exception:
                self.log.exception("load")
                failed += 1
        self.announce("needs a look" if failed else "fine")

    def announce(self, verdict: str) -> None:
        if hook := os.environ.get("ROCKETCHAT_HOOK"):
            requests.post(hook, json={"channel": "#it-ops", "text": f"idsync `{self.slug}`: {verdict}"}, timeout=10)
