"""Polls stock movements of the WMS database and publishes them on wms.stock-moved."""
import json
import logging
import os
import signal
import time
from decimal import Decimal
from pathlib import Path

import pymssql
from confluent_kafka import Producer

log = logging.getLogger("producer")
STATE = Path(os.environ.get("STATE_FILE", "/var/lib/stockfeed/last_id"))
running = True


def stop(*_):
    global running
    running = False


def encode(o):
    if isinstance(o, Decimal):
        return float(o)
    return str(o)


def delivered(err, msg):
    if err is not None:
        log.error("delivery failed: %s", err)


def main():
    signal.signal(signal.SIGTERM, stop)
    producer = Producer({"bootstrap.servers": os.environ["KAFKA_BROKERS"], "enable.idempotence": True})
    conn = pymssql.connect(os.environ["WMS_HOST"], os.environ["WMS_USER"], os.environ["WMS_PW"], "WMS", as_dict=True)
    last = int(STATE.read_text()) if STATE.exists() else 0
    while running:
        with conn.cursor() as cur:
            cur.execute(
                "SELECT TOP 500 MoveId, Sku, Warehouse, Bin, Qty, MovedAt FROM dbo.StockMove WHERE MoveId > %s ORDER BY MoveId",
                (last,),
            )
            moves = cur.fetchall()
        for m in moves:
            producer.produce("wms.stock-moved", key=m["Sku"], value=json.dumps(m, default=encode), callback=delivered)
            last = m["MoveId"]
        producer.flush(30)
        STATE.write_text(str(last))
        if not moves:
            time.sleep(2)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main()
