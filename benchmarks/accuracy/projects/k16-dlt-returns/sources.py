"""dlt resources for the after sales team"""
from typing import Iterator

import dlt
from dlt.sources.helpers import requests


def _cursor_pages(session, url: str, params: dict, key: str) -> Iterator[list]:
    while True:
        r = session.get(url, params=params)
        r.raise_for_status()
        body = r.json()
        yield body[key]
        cursor = (body.get("meta") or {}).get("next_cursor") or body.get("nextPageUrl")
        if not cursor:
            return
        params = {**params, "cursor": cursor}


@dlt.source(name="helpdesk")
def helpdesk(domain: str = dlt.config.value, user: str = dlt.secrets.value, api_key: str = dlt.secrets.value):
    client = requests.Client()
    client.session.auth = (user, api_key)
    base = f"https://{domain}.gorgias.com/api"

    @dlt.resource(primary_key="id", write_disposition="merge")
    def tickets():
        for page in _cursor_pages(client, f"{base}/tickets", {"limit": 100, "order_by": "updated_datetime:desc"}, "data"):
            yield page

    @dlt.transformer(data_from=tickets, primary_key="id", write_disposition="merge")
    def satisfaction(page):
        for t in page:
            if t.get("satisfaction_survey"):
                yield {"id": t["id"], **t["satisfaction_survey"]}

    return tickets, satisfaction


@dlt.resource(name="returns", primary_key="id", write_disposition="merge")
def loop_returns(since: str, api_key: str = dlt.secrets.value):
    client = requests.Client()
    client.session.headers["X-Authorization"] = api_key
    for page in _cursor_pages(
        client, "https://api.loopreturns.com/api/v1/warehouse/return/list", {"from": since, "paginate": "true"}, "returns"
    ):
        for ret in page:
            ret["refund"] = float(ret.get("refund") or 0)
            yield ret
