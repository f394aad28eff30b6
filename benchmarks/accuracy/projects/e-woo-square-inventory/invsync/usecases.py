from __future__ import annotations

import logging
from datetime import datetime, timezone

from .domain import Cursor, SalesFeed, SalesSink, StockLevel, StockSink, StockSource

logger = logging.getLogger(__name__)


class MirrorStock:
    def __init__(self, source: StockSource, sink: StockSink, buffer: int = 0):
        self._source, self._sink, self._buffer = source, sink, buffer

    def __call__(self) -> int:
        levels = [StockLevel(lv.sku, max(lv.quantity - self._buffer, 0)) for lv in self._source.levels() if lv.sku]
        return self._sink.apply(levels)


class ReplaySales:
    def __init__(self, feed: SalesFeed, sink: SalesSink, cursor: Cursor):
        self._feed, self._sink, self._cursor = feed, sink, cursor

    def __call__(self) -> int:
        started = datetime.now(timezone.utc).isoformat(timespec="seconds")
        n = 0
        for sale in self._feed.sales_since(self._cursor.get()):
            logger.info("deduct %s x%s (%s)", sale.sku, sale.quantity, sale.reference)
            self._sink.deduct(sale)
            n += 1
        self._cursor.set(started)
        return n
