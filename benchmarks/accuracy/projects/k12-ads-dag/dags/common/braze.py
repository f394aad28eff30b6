from __future__ import annotations

import json
from typing import Iterable, Sequence

from airflow.providers.http.hooks.http import HttpHook

MAX_BATCH = 75


def _batches(rows: Sequence[dict]) -> Iterable[Sequence[dict]]:
    for start in range(0, len(rows), MAX_BATCH):
        yield rows[start : start + MAX_BATCH]


def track_attributes(rows: Sequence[dict]) -> int:
    """POST /users/track of https://rest.fra-02.braze.eu (base url and key are in the connection)."""
    hook = HttpHook(method="POST", http_conn_id="braze_rest")
    for batch in _batches(rows):
        hook.run(
            endpoint="/users/track",
            data=json.dumps({"attributes": list(batch)}),
            headers={"Content-Type": "application/json"},
        )
    return len(rows)
