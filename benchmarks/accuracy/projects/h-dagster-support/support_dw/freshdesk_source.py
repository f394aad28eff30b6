import dlt
from dlt.sources.helpers import requests


@dlt.source(name="freshdesk")
def freshdesk(domain: str = dlt.config.value, api_key: str = dlt.secrets.value):
    base = f"https://{domain}.freshdesk.com/api/v2"

    def _get(path, **params):
        page = 1
        while True:
            r = requests.get(f"{base}/{path}", auth=(api_key, "X"), params={"per_page": 100, "page": page, **params})
            r.raise_for_status()
            rows = r.json()
            if not rows:
                return
            yield rows
            page += 1

    @dlt.resource(primary_key="id", write_disposition="merge")
    def tickets(updated_at=dlt.sources.incremental("updated_at", initial_value="2023-01-01T00:00:00Z")):
        yield from _get("tickets", updated_since=updated_at.last_value, include="requester,stats")

    @dlt.resource(primary_key="id", write_disposition="replace")
    def agents():
        yield from _get("agents")

    return tickets, agents
