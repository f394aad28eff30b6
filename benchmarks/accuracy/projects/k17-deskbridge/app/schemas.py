from pydantic import BaseModel, EmailStr, Field


class Author(BaseModel):
    name: str | None = None
    email: EmailStr


class Source(BaseModel):
    subject: str | None = None
    body: str
    author: Author


class Conversation(BaseModel):
    id: str
    source: Source


class IntercomData(BaseModel):
    item: Conversation


class IntercomEvent(BaseModel):
    topic: str
    data: IntercomData


class LeadForm(BaseModel):
    email: EmailStr
    first_name: str = ""
    company: str = ""
    seats: int = Field(default=1, ge=1)

    @classmethod
    def from_typeform(cls, payload: dict) -> "LeadForm":
        by_ref = {}
        for a in payload["form_response"]["answers"]:
            by_ref[a["field"]["ref"]] = a[a["type"]]
        return cls(**by_ref)
