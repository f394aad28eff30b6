from datetime import datetime
from typing import Annotated, Literal, Union
from uuid import UUID

from pydantic import BaseModel, Field, TypeAdapter


class Base(BaseModel):
    id: UUID
    occurred_at: datetime


class MemberJoined(Base):
    type: Literal["member.joined"] = "member.joined"
    member_id: int
    email: str
    first_name: str


class MemberUpgraded(Base):
    type: Literal["member.upgraded"] = "member.upgraded"
    member_id: int
    plan: str


Event = Annotated[Union[MemberJoined, MemberUpgraded], Field(discriminator="type")]
adapter: TypeAdapter[Event] = TypeAdapter(Event)
