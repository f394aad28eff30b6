from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field

FIELD_REFS = {"work_email": "email", "full_name": "name", "company_size": "size", "use_case": "message"}


class Lead(BaseModel):
    email: str
    name: str = ""
    size: str | None = None
    message: str | None = None
    form_id: str

    @classmethod
    def from_typeform(cls, payload: dict[str, Any]) -> "Lead":
        response = payload["form_response"]
        values: dict[str, Any] = {"form_id": response["form_id"]}
        for answer in response["answers"]:
            target = FIELD_REFS.get(answer["field"]["ref"])
            if target is None:
                continue
            raw = answer[answer["type"]]
            values[target] = raw["label"] if answer["type"] == "choice" else raw
        return cls(**values)

    @property
    def domain(self) -> str:
        return self.email.rsplit("@", 1)[-1].lower()


class Company(BaseModel):
    name: str | None = None
    country: str | None = None
    employees: int | None = Field(default=None, alias="employeesCount")
