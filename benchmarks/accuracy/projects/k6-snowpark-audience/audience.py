"""At risk customers out of Snowflake into the two messaging tools.

Run:  python audience.py            (push)
      python audience.py campaigns  (pull campaign list of Braze into Snowflake)
"""
import argparse
import os
from functools import partial
from pathlib import Path

import pandas as pd
import requests
from customerio import CustomerIO, Regions
from klaviyo_api import KlaviyoAPI
from snowflake.snowpark import Session
from snowflake.snowpark.functions import col, lit, current_timestamp

SQL = Path(__file__).parent / "sql"


def connect():
    keys = ("account", "user", "password", "role", "warehouse", "database", "schema")
    return Session.builder.configs({k: os.environ["SNOWFLAKE_" + k.upper()] for k in keys}).create()


# ---- push -------------------------------------------------------------

def push_klaviyo(client, person):
    client.Profiles.create_or_update_profile({
        "data": {
            "type": "profile",
            "attributes": {
                "email": person["EMAIL"],
                "first_name": person["FIRST_NAME"],
                "properties": {"last_order": str(person["LAST_ORDER"]), "at_risk": True},
            },
        }
    })


def push_customerio(client, person):
    client.identify(
        id=person["EMAIL"],
        email=person["EMAIL"],
        first_name=person["FIRST_NAME"],
        order_count=person["ORDERS"],
        at_risk=True,
    )


def channels():
    cio = CustomerIO(os.environ["CIO_SITE_ID"], os.environ["CIO_API_KEY"], region=Regions.EU)
    return {
        "email": partial(push_klaviyo, KlaviyoAPI(os.environ["KLAVIYO_API_KEY"], max_retries=3)),
        "push": partial(push_customerio, cio),
    }


def push(session):
    rows = session.sql((SQL / "at_risk.sql").read_text()).collect()
    send = channels()
    for row in rows:
        person = row.as_dict()
        fn = send.get(person["PREFERRED_CHANNEL"], send["email"])
        fn(person)
    print(len(rows), "pushed")


# ---- pull -------------------------------------------------------------

def braze_campaigns():
    page = 0
    while True:
        r = requests.get(
            os.environ.get("BRAZE_REST", "https://rest.fra-01.braze.eu") + "/campaigns/list",
            headers={"Authorization": "Bearer " + os.environ["BRAZE_API_KEY"]},
            params={"page": page, "include_archived": "false"},
        )
        r.raise_for_status()
        batch = r.json()["campaigns"]
        if not batch:
            break
        yield from batch
        page += 1


def campaigns(session):
    df = pd.DataFrame(braze_campaigns())
    df.columns = [c.upper() for c in df.columns]
    df["TAGS"] = df["TAGS"].str.join(",")
    (session.create_dataframe(df)
        .filter(col("IS_API_CAMPAIGN") == lit(False))
        .with_column("LOADED_AT", current_timestamp())
        .write.mode("overwrite")
        .save_as_table("raw.braze_campaigns"))


if __name__ == "__main__":
    ap = argparse.ArgumentParser()
    ap.add_argument("what", nargs="?", default="push", choices=["push", "campaigns"])
    what = ap.parse_args().what
    s = connect()
    try:
        {"push": push, "campaigns": campaigns}[what](s)
    finally:
        s.close()
