from dataclasses import dataclass, field
from typing import Optional

from pydantic import BaseModel, EmailStr, field_validator


class Contact(BaseModel):
    crm_id: str
    email: EmailStr
    name: Optional[str] = None
    stage: str = "subscriber"
    owner_email: Optional[str] = None

    @field_validator("stage", mode="before")
    @classmethod
    def default_stage(cls, v):
        return v or "subscriber"

    def to_messenger(self) -> dict:
        return {
            "role": "user",
            "external_id": f"hs-{self.crm_id}",
            "email": self.email,
            "name": self.name,
            "custom_attributes": {"lifecycle_stage": self.stage, "account_owner": self.owner_email},
        }


@dataclass
class Result:
    created: int = 0
    updated: int = 0
    failed: int = 0
    errors: list = field(default_factory=list)
