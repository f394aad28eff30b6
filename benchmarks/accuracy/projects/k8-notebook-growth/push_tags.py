"""Run after the notebook: sets the tags of active users for push segments."""
import os
import sys
import time

import pandas as pd
import requests

APP = os.environ["ONESIGNAL_APP_ID"]
HEAD = {"Authorization": "Key " + os.environ["ONESIGNAL_KEY"]}


def main(path="out/segments.parquet"):
    df = pd.read_parquet(path)
    for row in df.itertuples():
        url = f"https://api.onesignal.com/apps/{APP}/users/by/external_id/{row.Index}"
        r = requests.patch(url, headers=HEAD, json={"properties": {"tags": {"segment": row.segment}}})
        if r.status_code == 429:
            time.sleep(5)


if __name__ == "__main__":
    main(*sys.argv[1:])
