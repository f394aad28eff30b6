from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, EmailStr, Field, TypeAdapter


class _Base(BaseModel):
    model_config = ConfigDict(populate_by_name=True, extra="ignore")
    id: str = Field(alias="Id")
    modified: str = Field(alias="SystemModstamp")


class ContactEvent(_Base):
    kind: Literal["Contact"] = "Contact"
    email: EmailStr | None = Field(None, alias="Email")
    first: str | None = Field(None, alias="FirstName")
    consent: bool = Field(False, alias="Consent__c")


class AccountEvent(_Base):
    kind: Literal["Account"] = "Account"
    name: str = Field(alias="Name")
    industry: str | None = Field(None, alias="Industry")
    website: str | None = Field(None, alias="Website")


Event = Annotated[ContactEvent | AccountEvent, Field(discriminator="kind")]
codec: TypeAdapter[Event] = TypeAdapter(Event)
