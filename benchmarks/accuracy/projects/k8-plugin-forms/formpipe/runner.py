from __future__ import annotations

import argparse
from pathlib import Path

import yaml

from .spi import Sink, Source, load


def build(kind: str, conf: dict):
    conf = dict(conf)
    return load(kind, conf.pop("plugin"))(**conf)


def run(pipeline: dict) -> None:
    source: Source = build("sources", pipeline["source"])
    sink: Sink = build("sinks", pipeline["sink"])
    fields: dict[str, str] = pipeline["fields"]
    for answer in source.answers():
        renamed = {new: answer[old] for old, new in fields.items() if old in answer}
        if renamed:
            sink.put(renamed)
    sink.close()


def main() -> None:
    ap = argparse.ArgumentParser()
    ap.add_argument("--config", type=Path, default=Path("pipelines.yaml"))
    ap.add_argument("--only")
    ns = ap.parse_args()
    for pipeline in yaml.safe_load(ns.config.read_text())["pipelines"]:
        if ns.only in (None, pipeline["name"]):
            run(pipeline)


if __name__ == "__main__":
    main()
