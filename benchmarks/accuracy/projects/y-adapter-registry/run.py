#!/usr/bin/env python3
import argparse
import tomllib
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import connectors


def rename(mapping: dict[str, str], records: Iterable[dict]) -> Iterator[dict]:
    for r in records:
        yield {mapping[k]: v for k, v in r.items() if k in mapping and v not in (None, "")}


def run(job: dict) -> None:
    src = connectors.load(job["source"].pop("use"), **job["source"])
    dst = connectors.load(job["target"].pop("use"), **job["target"])
    shape = partial(rename, job["map"])
    print(f"{job['name']}: {dst.load(shape(src.extract()))} records")


def main() -> None:
    ap = argparse.ArgumentParser()
    ap.add_argument("only", nargs="*")
    ap.add_argument("--config", type=Path, default=Path(__file__).with_name("jobs.toml"))
    ns = ap.parse_args()
    for job in tomllib.loads(ns.config.read_text())["job"]:
        if job.get("enabled", True) and (not ns.only or job["name"] in ns.only):
            run(job)


if __name__ == "__main__":
    main()
