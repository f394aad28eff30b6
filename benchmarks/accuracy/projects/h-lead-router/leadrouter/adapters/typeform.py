from __future__ import annotations

from datetime import datetime
from typing import Any, Iterator

import httpx

from ..domain import Lead


class TypeformSource:
    def __init__(self, token: str, form_id: str, refs: dict[str, str]) -> None:
        self._http = httpx.Client(
            base_url="https://api.typeform.com",
            headers={"Authorization": f"Bearer {token}"},
            timeout=20.0,
        )
        self._form_id = form_id
        self._refs = refs

    def pending(self, since: datetime) -> Iterator[Lead]:
        before: str | None = None
        while True:
            params: dict[str, Any] = {"page_size": 200, "since": since.isoformat(timespec="seconds"), "completed": "true"}
            if before:
                params["before"] = before
            r = self._http.get(f"/forms/{self._form_id}/responses", params=params)
            r.raise_for_status()
            items = r.json()["items"]
            if not items:
                return
            yield from map(self._to_lead, items)
            before = items[-1]["token"]

    def _to_lead(self, item: dict[str, Any]) -> Lead:
        by_ref = {a["field"]["ref"]: a.get(a["type"]) for a in item.get("answers") or []}
        return Lead(
            external_id=item["response_id"],
            email=by_ref[self._refs["email"]],
            full_name=by_ref.get(self._refs["name"]) or "",
            message=by_ref.get(self._refs["message"]) or "",
            submitted_at=datetime.fromisoformat(item["submitted_at"].replace("Z", "+00:00")),
        )
