"""Small generator toolbox. Every stage takes an iterator and yields."""
from __future__ import annotations

import gzip
import io
import json
from datetime import date, datetime
from decimal import Decimal
from functools import partial, reduce
from itertools import islice
from typing import Any, Callable, Iterable, Iterator

Row = dict[str, Any]
Stage = Callable[[Iterable], Iterator]


def pipe(source: Iterable, *stages: Stage) -> Iterator:
    return reduce(lambda acc, stage: stage(acc), stages, iter(source))


def rename(mapping: dict[str, str]) -> Stage:
    def stage(rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            yield {mapping.get(k, k.lower()): v for k, v in row.items()}

    return stage


def drop(*names: str) -> Stage:
    return lambda rows: ({k: v for k, v in r.items() if k not in names} for r in rows)


def _plain(v: Any) -> Any:
    if isinstance(v, (date, datetime)):
        return v.isoformat()
    if isinstance(v, Decimal):
        return str(v)
    raise TypeError(type(v))


def _batched(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    it = iter(rows)
    while part := list(islice(it, size)):
        yield part


def in_batches(size: int) -> Stage:
    return partial(_batched, size=size)


def gzipped_jsonl(batches: Iterable[list[Row]]) -> Iterator[bytes]:
    for batch in batches:
        buf = io.BytesIO()
        with gzip.GzipFile(fileobj=buf, mode="wb") as gz:
            for row in batch:
                gz.write(json.dumps(row, default=_plain).encode() + b"\n")
        yield buf.getvalue()
