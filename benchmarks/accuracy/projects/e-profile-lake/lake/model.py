from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field


class Location(BaseModel):
    city: str | None = None
    country: str | None = None


class Profile(BaseModel):
    model_config = ConfigDict(extra="ignore")

    id: str
    email: str | None = None
    external_id: str | None = None
    updated: datetime
    location: Location = Field(default_factory=Location)

    @classmethod
    def from_jsonapi(cls, node: dict) -> "Profile":
        return cls(id=node["id"], **node["attributes"])

    def flat(self) -> dict:
        d = self.model_dump(exclude={"location"})
        return d | {f"location_{k}": v for k, v in self.location.model_dump().items()}
