import os

import httpx

from .domain import Report, Tracked


class GorgiasSource:
    def __init__(self, domain: str | None = None, tag: str = "bug"):
        self.tag = tag
        self._http = httpx.Client(
            base_url=f"https://{domain or os.environ['GORGIAS_DOMAIN']}.gorgias.com/api",
            auth=(os.environ["GORGIAS_USER"], os.environ["GORGIAS_KEY"]),
        )

    def pending(self):
        res = self._http.get("/tickets", params={"limit": 50, "order_by": "created_datetime:desc"})
        res.raise_for_status()
        for t in res.json()["data"]:
            names = [x["name"] for x in t["tags"]]
            if self.tag in names:
                yield Report(ref=str(t["id"]), title=t["subject"] or "(no subject)", body=t.get("excerpt") or "",
                             customer=(t.get("customer") or {}).get("email"), tags=names)

    def acknowledge(self, report, tracked: Tracked):
        self._note(report.ref, f"Tracked as {tracked.key} {tracked.url}")

    def solved(self, ref: str):
        self._note(ref, "Engineering marked this as fixed, please tell the customer.")
        self._http.put(f"/tickets/{ref}", json={"status": "open"}).raise_for_status()

    def _note(self, ticket_id, text):
        self._http.post(f"/tickets/{ticket_id}/messages", json={
            "channel": "internal-note", "via": "api", "from_agent": True, "body_text": text,
            "sender": {"email": os.environ["GORGIAS_USER"]},
        }).raise_for_status()
