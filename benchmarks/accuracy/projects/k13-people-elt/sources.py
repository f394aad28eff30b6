import dlt
from dlt.sources.helpers import requests
from dlt.sources.rest_api import rest_api_source


@dlt.source(name="recruitee")
def recruitee(company: str = dlt.config.value, api_token: str = dlt.secrets.value):
    base = f"https://api.recruitee.com/c/{company}"
    headers = {"Authorization": f"Bearer {api_token}"}

    @dlt.resource(primary_key="id", write_disposition="merge")
    def offers():
        r = requests.get(f"{base}/offers", headers=headers, params={"scope": "active"})
        yield r.json()["offers"]

    @dlt.resource(primary_key="id", write_disposition="merge")
    def candidates(updated_at=dlt.sources.incremental("updated_at", initial_value="2024-01-01")):
        offset = 0
        while True:
            page = requests.get(
                f"{base}/candidates",
                headers=headers,
                params={"limit": 200, "offset": offset, "sort": "by_last_message"},
            ).json()["candidates"]
            if not page:
                return
            yield page
            offset += len(page)

    @dlt.transformer(data_from=candidates, primary_key="id", write_disposition="merge")
    def placements(page):
        for c in page:
            for p in c["placements"]:
                yield {"id": p["id"], "candidate_id": c["id"], "offer_id": p["offer_id"], "stage_id": p["stage_id"]}

    return offers, candidates, placements


def personio(token: str):
    """Only what the absence board needs. No salaries in here, please."""
    return rest_api_source(
        {
            "client": {
                "base_url": "https://api.personio.de/v1/",
                "auth": {"type": "bearer", "token": token},
                "paginator": {"type": "offset", "limit": 200, "total_path": "metadata.total_elements"},
            },
            "resources": [
                {
                    "name": "absences",
                    "primary_key": "id",
                    "write_disposition": "merge",
                    "endpoint": {"path": "company/time-offs", "data_selector": "data"},
                }
            ],
        },
        name="personio",
    )
