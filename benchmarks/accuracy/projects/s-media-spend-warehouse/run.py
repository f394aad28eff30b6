import importlib
import os
from datetime import date, timedelta

import requests
import yaml

import warehouse


def adapter_for(account):
    module = importlib.import_module(f"adapters.{account['adapter']}")
    return module.Adapter(account["id"])


def load(client, account):
    adapter = adapter_for(account)
    start = warehouse.last_day(adapter.channel, account["id"]) + timedelta(days=1)
    end = date.today() - timedelta(days=1)
    if start > end:
        return
    rows = [dict(row, client=client) for row in adapter.rows(start, end)]
    warehouse.append(rows)


def main():
    failed = []
    with open("clients.yml") as fh:
        config = yaml.safe_load(fh)
    for entry in config:
        for account in entry["accounts"]:
            try:
                load(entry["client"], account)
            except Exception as exc:
                print(exc)
                failed.append(f"{entry['client']}/{account['adapter']}")
    if failed:
        requests.post(os.environ["SLACK_HOOK"], json={"text": "Spend load failed for " + ", ".join(failed)})
        raise SystemExit(1)


if __name__ == "__main__":
    main()
