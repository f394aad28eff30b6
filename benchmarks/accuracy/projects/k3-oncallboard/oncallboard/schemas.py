from __future__ import annotations

from typing import Annotated, Literal, Union

from pydantic import BaseModel, Field


class Service(BaseModel):
    id: str
    summary: str


class IncidentData(BaseModel):
    id: str
    title: str
    html_url: str
    urgency: str = "low"
    service: Service


class IncidentEvent(BaseModel):
    event_type: Literal["incident.triggered", "incident.resolved"]
    data: IncidentData


class PagerDutyHook(BaseModel):
    event: IncidentEvent


class Release(BaseModel):
    tag_name: str
    name: str | None = None
    body: str | None = None
    html_url: str


class Repository(BaseModel):
    full_name: str


class ReleaseHook(BaseModel):
    action: str
    release: Release
    repository: Repository
