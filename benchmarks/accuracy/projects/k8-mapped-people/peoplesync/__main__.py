from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from . import mapping
from .vendors import Bamboo, Directory, Greenhouse, Okta


@dataclass
class Flow:
    read: Callable[[], Iterable[dict[str, Any]]]
    convert: mapping.Mapper
    write: Callable[[dict[str, Any]], None]

    def run(self) -> None:
        for record in self.read():
            self.write(self.convert(record))


def flows() -> dict[str, list[Flow]]:
    bamboo = Bamboo()
    yesterday = (dt.datetime.utcnow() - dt.timedelta(days=1)).isoformat() + "Z"
    return {
        "hires": [Flow(lambda: Greenhouse().hires(yesterday), mapping.HIRE_TO_BAMBOO, bamboo.add)],
        "accounts": [
            Flow(bamboo.employees, mapping.TO_OKTA, Okta().upsert),
            Flow(bamboo.employees, mapping.TO_DIRECTORY, Directory().update),
        ],
    }


if __name__ == "__main__":
    for flow in flows()[sys.argv[1]]:
        flow.run()
