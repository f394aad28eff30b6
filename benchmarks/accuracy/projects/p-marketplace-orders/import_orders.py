import json
import logging
import pathlib
import sys
from datetime import datetime, timedelta

import yaml

from channels import make_channel
from erp import Odoo

logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")
STATE = pathlib.Path("state.json")


def main(path="channels.yml"):
    conf = yaml.safe_load(open(path))
    state = json.loads(STATE.read_text()) if STATE.exists() else {}
    erp = Odoo()
    failed = 0
    for name, opts in conf["channels"].items():
        if not opts.pop("enabled", True):
            continue
        team = opts.pop("team_id")
        channel = make_channel(name, opts)
        started = datetime.utcnow()
        since = datetime.fromisoformat(state[name]) if name in state else started - timedelta(days=2)
        for order in channel.orders(since):
            if erp.exists(order.reference):
                continue
            try:
                so = erp.create_order(order, team)
                logging.info("%s -> sale order %s", order.reference, so)
            except LookupError as e:
                failed += 1
                logging.error("%s: %s", order.reference, e)
        state[name] = started.isoformat()
        STATE.write_text(json.dumps(state))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
