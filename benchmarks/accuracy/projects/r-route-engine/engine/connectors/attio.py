import os

import httpx


class Connector:
    def __init__(self, object, match="email_addresses"):
        self.object, self.match = object, match
        self.http = httpx.Client(
            base_url="https://api.attio.com/v2",
            headers={"Authorization": f"Bearer {os.environ['ATTIO_TOKEN']}"},
            timeout=30,
        )

    def read(self, since=None):
        offset = 0
        while True:
            r = self.http.post(f"/objects/{self.object}/records/query", json={"limit": 200, "offset": offset})
            r.raise_for_status()
            data = r.json()["data"]
            for rec in data:
                v = rec["values"]
                if since and rec["created_at"] <= since:
                    continue
                yield {
                    "_updated": rec["created_at"],
                    "name": v["name"][0]["full_name"] if v.get("name") else None,
                    "email": v["email_addresses"][0]["email_address"] if v.get("email_addresses") else None,
                    "title": v["job_title"][0]["value"] if v.get("job_title") else None,
                }
            if len(data) < 200:
                return
            offset += 200

    def write(self, record):
        r = self.http.put(
            f"/objects/{self.object}/records",
            params={"matching_attribute": self.match},
            json={"data": {"values": record}},
        )
        r.raise_for_status()
