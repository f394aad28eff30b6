"""python -m hrdwh.run [name ...]"""
import os
import sys
import time

import pymsteams
import yaml

import hrdwh  # noqa: F401
from hrdwh.registry import SINKS, SOURCES


def run_pipeline(cfg):
    rows = list(SOURCES[cfg["source"]]())
    if rows:
        SINKS[cfg["sink"]](cfg["table"], rows)


def melden(name, fehler):
    karte = pymsteams.connectorcard(os.environ["TEAMS_WEBHOOK"])
    karte.title(f"DWH-Ladung {name}")
    karte.text("fehlgeschlagen, siehe Log" if fehler else "ok")
    karte.send()


def main(namen):
    with open("pipelines.yaml", encoding="utf-8") as f:
        alle = yaml.safe_load(f)
    kaputt = False
    for name in namen or alle:
        start = time.time()
        try:
            run_pipeline(alle[name])
        except Exception as e:
            print(f"{name}: {e!r}")
            kaputt = True
            melden(name, True)
        else:
            melden(name, False)
        print(f"{name}: {time.time() - start:.1f}s")
    return 1 if kaputt else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
