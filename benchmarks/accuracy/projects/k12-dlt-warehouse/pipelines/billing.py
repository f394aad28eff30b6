"""Recurly v3."""
from typing import Iterator

import dlt
from dlt.sources.helpers.rest_client import RESTClient
from dlt.sources.helpers.rest_client.auth import HttpBasicAuth
from dlt.sources.helpers.rest_client.paginators import BasePaginator


class RecurlyPaginator(BasePaginator):
    def update_state(self, response, data=None):
        body = response.json()
        self._has_next_page = body["has_more"]
        self._next = body.get("next")

    def update_request(self, request):
        request.url = "https://v3.recurly.com" + self._next
        request.params = None


@dlt.source(name="recurly")
def recurly(api_key: str = dlt.secrets.value):
    client = RESTClient(
        base_url="https://v3.recurly.com",
        headers={"Accept": "application/vnd.recurly.v2021-02-25"},
        auth=HttpBasicAuth(api_key, ""),
        paginator=RecurlyPaginator(),
        data_selector="data",
    )

    def incremental_resource(name: str):
        @dlt.resource(name=name, primary_key="id", write_disposition="merge")
        def rows(updated=dlt.sources.incremental("updated_at", initial_value="2022-01-01T00:00:00Z")) -> Iterator[list]:
            yield from client.paginate(
                f"/{name}", params={"sort": "updated_at", "order": "asc", "begin_time": updated.last_value, "limit": 200}
            )

        return rows

    return [incremental_resource(n) for n in ("accounts", "subscriptions", "invoices")]
