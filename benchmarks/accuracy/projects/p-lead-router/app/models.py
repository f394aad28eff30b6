from typing import Any

from pydantic import BaseModel, EmailStr

FIELDS = {
    "q_name": "name",
    "q_mail": "email",
    "q_company": "company",
    "q_country": "country",
    "q_message": "message",
    "q_size": "team_size",
}


class Submission(BaseModel):
    name: str
    email: EmailStr
    company: str | None = None
    country: str = "DE"
    message: str = ""
    team_size: str | None = None

    @classmethod
    def from_form_response(cls, response: dict[str, Any]) -> "Submission":
        values: dict[str, Any] = {}
        for answer in response["answers"]:
            name = FIELDS.get(answer["field"]["ref"])
            if name is None:
                continue
            value = answer[answer["type"]]
            values[name] = value["label"] if isinstance(value, dict) else value
        return cls(**values)

    @property
    def domain(self) -> str:
        return self.email.rsplit("@", 1)[1].lower()


class Firmographics(BaseModel):
    employees: int | None = None
    industry: str | None = None
    legal_name: str | None = None
