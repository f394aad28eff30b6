import logging
import sys

import yaml

from sync.engine import run_flow

logging.basicConfig(level="INFO")


def main(path="flows.yml"):
    with open(path) as fh:
        flows = yaml.safe_load(fh)
    bad = 0
    for flow in flows:
        if flow.get("enabled", True) is False:
            continue
        try:
            run_flow(flow)
        except Exception:
            logging.exception(flow["name"])
            bad += 1
    return bad


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
