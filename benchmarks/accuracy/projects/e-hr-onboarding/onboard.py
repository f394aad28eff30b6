import datetime as dt
import importlib
import logging
import sys

import yaml

from personio import PersonioClient

log = logging.getLogger("onboard")


def load(name):
    mod = importlib.import_module("provisioners.%s" % name)
    return mod.Provisioner()


def starters(client, days):
    today = dt.date.today()
    for emp in client.employees():
        start = emp.get("hire_date")
        if not start:
            continue
        delta = (dt.date.fromisoformat(start[:10]) - today).days
        if 0 <= delta <= days and emp.get("email"):
            yield emp


def main(path="config.yml"):
    logging.basicConfig(level=logging.INFO)
    cfg = yaml.safe_load(open(path))
    client = PersonioClient()
    cache = {}
    for emp in starters(client, cfg["lookahead_days"]):
        rules = cfg["departments"].get(emp["department"], cfg["default"])
        ctx = {"groups": rules["groups"]}
        for name in rules["provisioners"]:
            p = cache.setdefault(name, None) or load(name)
            cache[name] = p
            try:
                p.provision(emp, ctx)
                log.info("%s ok for %s", name, emp["email"])
            except Exception:
                log.exception("%s failed for %s", name, emp["email"])


if __name__ == "__main__":
    main(*sys.argv[1:])
