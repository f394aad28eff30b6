"""Tiny singer target. Usage: target_clickhouse.py FILE"""
import json
import os
import sys
from collections import defaultdict

import clickhouse_connect
import requests

BATCH = 5000


class Target:
    def __init__(self, client):
        self.client = client
        self.columns = {}
        self.buffer = defaultdict(list)
        self.loaded = defaultdict(int)

    def handle(self, line):
        msg = json.loads(line)
        getattr(self, "on_" + msg["type"].lower())(msg)

    def on_schema(self, msg):
        self.columns[msg["stream"]] = list(msg["schema"]["properties"])

    def on_record(self, msg):
        stream = msg["stream"]
        self.buffer[stream].append([msg["record"].get(c) for c in self.columns[stream]])
        if len(self.buffer[stream]) >= BATCH:
            self.flush(stream)

    def on_state(self, msg):
        with open("state.json", "w") as fh:
            json.dump(msg["value"], fh)

    def flush(self, stream):
        rows = self.buffer.pop(stream, [])
        if not rows:
            return
        self.client.insert("billing." + stream, rows, column_names=self.columns[stream])
        self.loaded[stream] += len(rows)


def announce(loaded):
    lines = ["| stream | rows |", "|---|---|"]
    lines += ["| %s | %d |" % item for item in sorted(loaded.items())]
    requests.post(os.environ["MATTERMOST_HOOK"], json={"username": "billing-etl", "text": "\n".join(lines)})


if __name__ == "__main__":
    ch = clickhouse_connect.get_client(
        host=os.environ.get("CLICKHOUSE_HOST", "localhost"),
        username="etl",
        password=os.environ["CLICKHOUSE_PASSWORD"],
    )
    target = Target(ch)
    with open(sys.argv[1]) as lines:
        for line in lines:
            target.handle(line)
    for name in list(target.buffer):
        target.flush(name)
    announce(target.loaded)
