from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any

import httpx


class CodaTable:
    """One table of one doc; knows upserts only."""

    def __init__(self, doc: str, table: str) -> None:
        self._rows = f"/docs/{doc}/tables/{table}/rows"
        self._http = httpx.Client(
            base_url="https://coda.io/apis/v1",
            headers={"Authorization": f"Bearer {os.environ['CODA_API_TOKEN']}"},
        )

    def upsert(self, rows: Iterable[Mapping[str, Any]], key: str) -> None:
        payload = {
            "rows": [{"cells": [{"column": c, "value": v} for c, v in row.items()]} for row in rows],
            "keyColumns": [key],
        }
        if payload["rows"]:
            self._http.post(self._rows, json=payload).raise_for_status()

    def __enter__(self) -> "CodaTable":
        return self

    def __exit__(self, *exc: object) -> None:
        self._http.close()
