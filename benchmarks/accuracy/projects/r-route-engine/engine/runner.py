import argparse
import importlib
import json
import logging
import pathlib

import yaml

from .models import Route, RouteFile

log = logging.getLogger("engine")
STATE = pathlib.Path("state.json")


def connector(endpoint):
    module = importlib.import_module(f".connectors.{endpoint.connector}", __package__)
    return module.Connector(**endpoint.options)


def remap(row, mapping):
    out = {}
    for dst, src in mapping.items():
        v = row.get(src)
        if v not in (None, ""):
            out[dst] = v
    return out


def run(route: Route, cursor):
    src, dst = connector(route.source), connector(route.target)
    n = 0
    newest = cursor
    for row in src.read(since=cursor):
        record = remap(row, route.mapping)
        if not record:
            continue
        dst.write(record)
        newest = max(newest or "", row.get("_updated", "") or "") or None
        n += 1
    log.info("%s: %d", route.name, n)
    return newest


def main():
    p = argparse.ArgumentParser()
    p.add_argument("only", nargs="*")
    p.add_argument("--file", default="routes.yml")
    a = p.parse_args()
    logging.basicConfig(level=logging.INFO)

    routes = RouteFile.parse_obj(yaml.safe_load(open(a.file))).routes
    state = json.loads(STATE.read_text()) if STATE.exists() else {}
    for r in routes:
        if a.only and r.name not in a.only:
            continue
        try:
            state[r.name] = run(r, state.get(r.name))
        except Exception:
            log.exception("route %s", r.name)
    STATE.write_text(json.dumps(state))


if __name__ == "__main__":
    main()
