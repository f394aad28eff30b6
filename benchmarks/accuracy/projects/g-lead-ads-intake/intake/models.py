from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field, computed_field


class RawLead(BaseModel):
    model_config = ConfigDict(extra="ignore")

    id: str
    form_id: str
    ad_id: str | None = None
    field_data: list[dict] = Field(default_factory=list)

    def answer(self, name: str, default: str = "") -> str:
        for f in self.field_data:
            if f["name"] == name:
                return f["values"][0]
        return default


class Firmographics(BaseModel):
    model_config = ConfigDict(extra="ignore")

    name: str | None = None
    employees: int | None = None
    industry: str | None = None


class Lead(BaseModel):
    external_id: str
    email: str
    full_name: str
    message: str = ""
    company: Firmographics = Firmographics()

    @computed_field
    @property
    def last_name(self) -> str:
        return self.full_name.split()[-1] if self.full_name else "Unknown"

    @classmethod
    def of(cls, raw: RawLead) -> "Lead":
        return cls(
            external_id=raw.id,
            email=raw.answer("email"),
            full_name=raw.answer("full_name"),
            message=raw.answer("what_do_you_need?"),
        )

    def to_sobject(self) -> dict:
        return {
            "LastName": self.last_name,
            "Email": self.email,
            "Company": self.company.name or self.email.split("@")[-1],
            "NumberOfEmployees": self.company.employees,
            "Industry": self.company.industry,
            "Description": self.message,
            "LeadSource": "Facebook",
        }
