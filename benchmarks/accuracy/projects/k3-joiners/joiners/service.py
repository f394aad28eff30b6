from __future__ import annotations

import logging

from .ports import Directory, Employee, People

log = logging.getLogger(__name__)


class JoinerService:
    """Knows nobody but the ports."""

    def __init__(self, people: People, primary: Directory, mirrors: list[Directory]) -> None:
        self.people = people
        self.primary = primary
        self.mirrors = mirrors

    def run(self, within_days: int = 14) -> list[Employee]:
        starters = list(self.people.starters(within_days))
        known = self.primary.known_logins()
        done: list[Employee] = []
        for e in starters:
            if e.email.lower() in known:
                continue
            login_id = self.primary.provision(e)
            if login_id:
                self.people.remember_login(e.hr_id, login_id)
            done.append(e)
        for directory in self.mirrors:
            self._mirror(directory, starters)
        return done

    def _mirror(self, directory: Directory, starters: list[Employee]) -> None:
        present = directory.known_logins()
        for e in (s for s in starters if s.email.lower() not in present):
            directory.provision(e)
            log.info("mirrored %s", e.display_name)
