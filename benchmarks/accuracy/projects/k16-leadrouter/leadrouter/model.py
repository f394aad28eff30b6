from __future__ import annotations

from typing import Optional

import attrs
import cattrs


@attrs.define
class Person:
    email: str = attrs.field(converter=lambda v: v.strip().lower())
    first_name: str = ""
    last_name: str = ""
    company: Optional[str] = None

    @property
    def domain(self) -> str:
        return self.email.rpartition("@")[2]


@attrs.define
class Lead(Person):
    message: str = ""
    employees: Optional[int] = None
    industry: Optional[str] = None


@attrs.define
class WebinarGuest(Person):
    webinar: str = ""
    minutes: int = 0


converter = cattrs.Converter(forbid_extra_keys=False)
