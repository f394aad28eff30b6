from __future__ import annotations

import os
from functools import lru_cache

from .handlers import IncidentHandler, ReleaseHandler
from .targets import Datadog, Discord, ServiceNow


@lru_cache
def get_incident_handler() -> IncidentHandler:
    return IncidentHandler(
        tickets=ServiceNow(os.environ["SNOW_INSTANCE"], os.environ["SNOW_USER"], os.environ["SNOW_PASSWORD"]),
        board=Discord(os.environ["DISCORD_INCIDENTS_WEBHOOK"]),
    )


@lru_cache
def get_release_handler() -> ReleaseHandler:
    return ReleaseHandler(Datadog(os.environ["DD_API_KEY"]))
