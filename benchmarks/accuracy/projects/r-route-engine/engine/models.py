from typing import Any, Dict, List

from pydantic import BaseModel, Field


class Endpoint(BaseModel):
    connector: str

    class Config:
        extra = "allow"

    @property
    def options(self) -> Dict[str, Any]:
        return self.dict(exclude={"connector"})


class Route(BaseModel):
    name: str
    source: Endpoint = Field(alias="from")
    target: Endpoint = Field(alias="to")
    mapping: Dict[str, str] = Field(alias="map")


class RouteFile(BaseModel):
    routes: List[Route]
