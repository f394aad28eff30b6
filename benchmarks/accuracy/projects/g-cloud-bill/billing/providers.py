import calendar
import datetime as dt
import os
from typing import Dict, NamedTuple

import boto3
import requests
from google.cloud import bigquery

from .cache import pickled

PROVIDERS: Dict[str, "callable"] = {}


class Line(NamedTuple):
    provider: str
    service: str
    usd: float


def provider(fn):
    PROVIDERS[fn.__name__] = fn
    return fn


def month():
    t = dt.date.today().replace(day=1)
    return t, t.replace(day=calendar.monthrange(t.year, t.month)[1])


@provider
@pickled("aws")
def amazon():
    a, b = month()
    ce = boto3.client("ce", region_name="us-east-1")
    res = ce.get_cost_and_usage(
        TimePeriod={"Start": str(a), "End": str(b)},
        Granularity="MONTHLY",
        Metrics=["UnblendedCost"],
        GroupBy=[{"Type": "DIMENSION", "Key": "SERVICE"}],
    )
    return [
        Line("aws", g["Keys"][0], float(g["Metrics"]["UnblendedCost"]["Amount"]))
        for g in res["ResultsByTime"][0]["Groups"]
    ]


@provider
@pickled("gcp")
def google():
    a, _ = month()
    sql = f"""SELECT service.description AS s, SUM(cost) AS c
              FROM `{os.environ['BILLING_TABLE']}` WHERE usage_start_time >= '{a}' GROUP BY 1"""
    return [Line("gcp", r["s"], r["c"]) for r in bigquery.Client().query(sql).result()]


@provider
@pickled("datadog")
def datadog():
    a, _ = month()
    r = requests.get(
        "https://api.datadoghq.com/api/v2/usage/estimated_cost",
        params={"start_month": a.strftime("%Y-%m")},
        headers={"DD-API-KEY": os.environ["DD_API_KEY"], "DD-APPLICATION-KEY": os.environ["DD_APP_KEY"]},
    )
    return [Line("datadog", c["product_name"], c["cost"])
            for d in r.json()["data"] for c in d["attributes"]["charges"]]
