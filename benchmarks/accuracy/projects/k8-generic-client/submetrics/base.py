from __future__ import annotations

import time
from typing import Any, ClassVar, Generic, Iterator, Mapping, TypeVar

import httpx
from pydantic import BaseModel

M = TypeVar("M", bound=BaseModel)


class RestClient(Generic[M]):
    """Read and write models of one resource of one vendor."""

    base_url: ClassVar[str]
    resource: ClassVar[str]
    envelope: ClassVar[str | None] = None
    model: type[M]

    def __init__(self, auth: httpx.Auth | tuple[str, str] | None = None, headers: Mapping[str, str] | None = None):
        self._http = httpx.Client(base_url=self.base_url, auth=auth, headers=headers, timeout=30.0)

    def _send(self, method: str, path: str, **kw: Any) -> dict[str, Any]:
        for attempt in range(5):
            r = self._http.request(method, path, **kw)
            if r.status_code != 429:
                break
            time.sleep(2**attempt)
        r.raise_for_status()
        return r.json()

    # --- hooks -----------------------------------------------------------
    def unwrap(self, body: dict[str, Any]) -> list[dict[str, Any]]:
        return body[self.envelope] if self.envelope else body["data"]

    def next_params(self, body: dict[str, Any]) -> dict[str, Any] | None:
        return None

    # --- verbs -----------------------------------------------------------
    def list(self, **params: Any) -> Iterator[M]:
        cursor: dict[str, Any] | None = {}
        while cursor is not None:
            body = self._send("GET", self.resource, params={**params, **cursor})
            for raw in self.unwrap(body):
                yield self.model.model_validate(raw)
            cursor = self.next_params(body)

    def create(self, item: BaseModel, path: str | None = None) -> dict[str, Any]:
        return self._send("POST", path or self.resource, json=item.model_dump(mode="json", exclude_none=True))
