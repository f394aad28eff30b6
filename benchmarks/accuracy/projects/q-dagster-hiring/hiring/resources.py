from typing import Any, Iterator

import clickhouse_connect
import requests
from dagster import ConfigurableResource


class GreenhouseResource(ConfigurableResource):
    api_key: str
    page_size: int = 500

    def pages(self, path: str, **params: Any) -> Iterator[list]:
        url = f"https://harvest.greenhouse.io/v1/{path}"
        params = {**params, "per_page": self.page_size}
        while url:
            r = requests.get(url, params=params, auth=(self.api_key, ""), timeout=60)
            r.raise_for_status()
            yield r.json()
            url, params = r.links.get("next", {}).get("url"), None


class BambooResource(ConfigurableResource):
    subdomain: str
    api_key: str

    def employees(self) -> list:
        r = requests.get(
            f"https://api.bamboohr.com/api/gateway.php/{self.subdomain}/v1/employees/directory",
            auth=(self.api_key, "x"),
            headers={"Accept": "application/json"},
            timeout=60,
        )
        r.raise_for_status()
        return r.json()["employees"]


class ClickHouseResource(ConfigurableResource):
    host: str
    password: str

    def replace(self, table: str, rows: list, columns: list) -> None:
        client = clickhouse_connect.get_client(host=self.host, username="dagster",
                                               password=self.password, secure=True)
        client.command(f"TRUNCATE TABLE {table}")
        client.insert(table, rows, column_names=columns)
