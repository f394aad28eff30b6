import json
import logging
import os
from datetime import datetime, timedelta, timezone
from importlib import import_module
from pathlib import Path

import click
import yaml

from source import changed

STATE = Path(os.getenv("FANOUT_STATE", "state.json"))
log = logging.getLogger("fanout")


def load_sinks(conf, only):
    for entry in conf["sinks"]:
        if only and entry["name"] not in only:
            continue
        mod = import_module("sinks." + entry["name"])
        yield mod.Sink(**entry.get("options", {})), set(entry["objects"])


def batches(rows, size):
    buf = []
    for r in rows:
        buf.append(r)
        if len(buf) == size:
            yield buf
            buf = []
    if buf:
        yield buf


@click.command()
@click.option("--only", multiple=True)
@click.option("--config", default="fanout.yaml", type=click.Path(exists=True))
def main(only, config):
    logging.basicConfig(level=logging.INFO)
    conf = yaml.safe_load(open(config))
    state = json.loads(STATE.read_text()) if STATE.exists() else {}
    default = (datetime.now(timezone.utc) - timedelta(days=1)).isoformat()
    started = datetime.now(timezone.utc).isoformat()

    sinks = list(load_sinks(conf, only))
    for obj in ("Account", "Contact"):
        takers = [s for s, objs in sinks if obj in objs]
        if not takers:
            continue
        for batch in batches(changed(obj, state.get(obj, default)), conf["batch"]):
            for sink in takers:
                ok = sink.push(batch)
                log.info("%s: %d/%d %s", sink.label, ok, len(batch), obj)
        state[obj] = started
        STATE.write_text(json.dumps(state))


if __name__ == "__main__":
    main()
