from __future__ import annotations

from .schemas import IncidentEvent, ReleaseHook
from .targets import Datadog, Discord, ServiceNow


class IncidentHandler:
    def __init__(self, tickets: ServiceNow, board: Discord) -> None:
        self._tickets = tickets
        self._board = board

    async def handle(self, event: IncidentEvent) -> None:
        method = {"incident.triggered": self._opened, "incident.resolved": self._resolved}[event.event_type]
        await method(event)

    async def _opened(self, event: IncidentEvent) -> None:
        inc = event.data
        number = await self._tickets.create(
            short_description=inc.title,
            description=f"{inc.service.summary}: {inc.html_url}",
            urgency="1" if inc.urgency == "high" else "3",
            correlation_id=inc.id,
        )
        await self._board.post(f"🔥 {number} opened, on-call has been paged")

    async def _resolved(self, event: IncidentEvent) -> None:
        await self._board.post("✅ All clear again")


class ReleaseHandler:
    def __init__(self, datadog: Datadog) -> None:
        self._datadog = datadog

    async def handle(self, event: ReleaseHook) -> None:
        r = event.release
        await self._datadog.event(
            title=f"{event.repository.full_name} {r.tag_name}",
            text=(r.body or r.name or "")[:3900],
            tags=[f"repo:{event.repository.full_name}", f"version:{r.tag_name}"],
        )
