from __future__ import annotations

import abc
import logging
from dataclasses import dataclass, field
from typing import Iterator

log = logging.getLogger(__name__)


@dataclass
class Contact:
    email: str
    first_name: str = ""
    last_name: str = ""
    phone: str | None = None
    extra: dict = field(default_factory=dict)


class SyncJob(abc.ABC):
    """extract -> clean -> load, one contact at a time."""

    def run(self) -> int:
        done = 0
        for contact in self.extract():
            contact = self.clean(contact)
            if contact is None:
                continue
            self.load(contact)
            done += 1
        log.info("%s: %d contacts", type(self).__name__, done)
        return done

    def clean(self, contact: Contact) -> Contact | None:
        contact.email = contact.email.strip().lower()
        return contact if "@" in contact.email else None

    @abc.abstractmethod
    def extract(self) -> Iterator[Contact]: ...

    @abc.abstractmethod
    def load(self, contact: Contact) -> None: ...
