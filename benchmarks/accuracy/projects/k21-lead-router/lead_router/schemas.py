from __future__ import annotations

from typing import Any

from pydantic import BaseModel, EmailStr


class Lead(BaseModel):
    token: str
    first_name: str
    company: str
    email: EmailStr
    mobile: str = ""
    staff: int = 0
    province: str = "Gauteng"

    @classmethod
    def from_typeform(cls, response: dict[str, Any]) -> Lead:
        by_ref = {}
        for a in response["answers"]:
            value = a[a["type"]]
            by_ref[a["field"]["ref"]] = value["label"] if a["type"] == "choice" else value
        return cls(token=response["token"], **by_ref)


class Rep(BaseModel):
    id: int
    name: str
    mobile: str
    hubspot_owner_id: str
