import logging
from pathlib import Path

import yaml

import bamboo
import steps  # noqa: F401
from registry import run_all

log = logging.getLogger("joiners")


def main():
    config = yaml.safe_load(Path("config.yml").read_text())
    for person in bamboo.starters():
        try:
            results = run_all(person, {"config": config, "results": {}})
        except Exception:
            log.exception("employee %s", person["id"])
            continue
        bamboo.save_okta_id(person["id"], results["okta"])


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main()
