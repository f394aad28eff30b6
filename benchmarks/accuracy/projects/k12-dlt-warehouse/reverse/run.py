from __future__ import annotations

import os
import sys
from contextlib import closing
from pathlib import Path

import redshift_connector
import yaml

from reverse.destinations import REGISTRY


def rows(sql: str):
    with closing(
        redshift_connector.connect(
            host=os.environ["REDSHIFT_HOST"],
            database="analytics",
            user=os.environ["REDSHIFT_USER"],
            password=os.environ["REDSHIFT_PASSWORD"],
        )
    ) as conn:
        cur = conn.cursor()
        cur.execute(sql)
        names = [d[0] for d in cur.description]
        while chunk := cur.fetchmany(1000):
            for r in chunk:
                yield dict(zip(names, r))


def main(only: set[str]) -> None:
    models = yaml.safe_load(Path(__file__).with_name("models.yml").read_text())["models"]
    for m in models:
        if only and m["name"] not in only:
            continue
        dest = REGISTRY[m["destination"]](key=m["key"])
        print(m["name"], dest.consume(rows(m["sql"])))


if __name__ == "__main__":
    main(set(sys.argv[1:]))
