from typing import Iterator

import gspread
import pandas as pd
import requests
from dagster import ConfigurableResource


class XeroResource(ConfigurableResource):
    tenant_id: str
    token: str

    def _get(self, path: str, **params) -> dict:
        r = requests.get(
            f"https://api.xero.com/api.xro/2.0/{path}",
            headers={
                "Authorization": f"Bearer {self.token}",
                "Xero-Tenant-Id": self.tenant_id,
                "Accept": "application/json",
            },
            params=params,
            timeout=60,
        )
        r.raise_for_status()
        return r.json()

    def unpaid(self) -> Iterator[dict]:
        page = 1
        while invoices := self._get("Invoices", where='Status=="AUTHORISED"', page=page)["Invoices"]:
            yield from invoices
            page += 1


class PersonioResource(ConfigurableResource):
    token: str

    def employees(self) -> list[dict]:
        r = requests.get(
            "https://api.personio.de/v1/company/employees",
            headers={"Authorization": f"Bearer {self.token}"},
            timeout=60,
        )
        r.raise_for_status()
        return [e["attributes"] for e in r.json()["data"]]


class SheetsResource(ConfigurableResource):
    key_file: str

    def replace(self, key: str, tab: str, frame: pd.DataFrame) -> None:
        ws = gspread.service_account(filename=self.key_file).open_by_key(key).worksheet(tab)
        ws.clear()
        ws.update([frame.columns.tolist()] + frame.astype(str).values.tolist())
