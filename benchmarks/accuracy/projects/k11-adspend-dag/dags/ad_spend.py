"""Daily ad spend. One-person data team, so please tell Mirek before touching it."""
import json
import os
from datetime import datetime, timedelta

import gspread
import pandas as pd
import requests
from airflow import DAG
from airflow.models import Variable
from airflow.operators.python import PythonOperator
from airflow.providers.slack.operators.slack_webhook import SlackWebhookOperator
from clickhouse_driver import Client
from google.cloud import bigquery

TIKTOK = "https://business-api.tiktok.com/open_api/v1.3"
SNAP = "https://adsapi.snapchat.com/v1"
DATASET = "lumen-analytics.marketing"
ADVERTISERS = ["7034451219827", "7099120034412"]

default_args = {
    "owner": "mirek",
    "retries": 2,
    "retry_delay": timedelta(minutes=10),
}


def staging(name, ds):
    folder = os.path.join("/opt/airflow/staging", ds)
    os.makedirs(folder, exist_ok=True)
    return os.path.join(folder, name + ".json")


# ---------------------------------------------------------------- extract

def pull_tiktok(ds, **_):
    rows = []
    for adv in ADVERTISERS:
        page = 1
        while True:
            resp = requests.get(
                TIKTOK + "/report/integrated/get/",
                headers={"Access-Token": Variable.get("tiktok_token")},
                params={
                    "advertiser_id": adv,
                    "report_type": "BASIC",
                    "data_level": "AUCTION_CAMPAIGN",
                    "dimensions": json.dumps(["campaign_id", "stat_time_day"]),
                    "metrics": json.dumps(["campaign_name", "spend", "clicks", "impressions"]),
                    "start_date": ds,
                    "end_date": ds,
                    "page": page,
                },
            ).json()["data"]
            for item in resp["list"]:
                rows.append({**item["dimensions"], **item["metrics"], "advertiser": adv})
            if page >= resp["page_info"]["total_page"]:
                break
            page += 1
    with open(staging("tiktok", ds), "w") as f:
        json.dump(rows, f)


def pull_snap(ds, **_):
    head = {"Authorization": "Bearer " + Variable.get("snap_token")}
    account = Variable.get("snap_account")
    camps = requests.get(f"{SNAP}/adaccounts/{account}/campaigns", headers=head).json()["campaigns"]
    out = []
    for c in camps:
        c = c["campaign"]
        st = requests.get(
            f"{SNAP}/campaigns/{c['id']}/stats",
            headers=head,
            params={"granularity": "TOTAL", "fields": "spend,swipes,impressions"},
        ).json()["total_stats"][0]["total_stat"]["stats"]
        out.append((ds, c["id"], c["name"], st["spend"] / 1e6, st["swipes"]))
    return out


# ---------------------------------------------------------------- load

def load_tiktok(ds, **_):
    df = pd.read_json(staging("tiktok", ds), dtype={"campaign_id": str, "advertiser": str})
    if df.empty:
        return
    df["spend"] = df["spend"].astype(float)
    client = bigquery.Client()
    job = client.load_table_from_dataframe(
        df, f"{DATASET}.tiktok_daily${ds.replace('-', '')}",
        job_config=bigquery.LoadJobConfig(write_disposition="WRITE_TRUNCATE"),
    )
    job.result()


def load_snap(ti, ds, **_):
    rows = ti.xcom_pull(task_ids="pull_snap")
    ch = Client(host=Variable.get("clickhouse_host"), database="ads")
    ch.execute("ALTER TABLE snap_daily DELETE WHERE day = %(d)s", {"d": ds})
    ch.execute(
        "INSERT INTO snap_daily (day, campaign_id, campaign, spend, swipes) VALUES",
        [(datetime.strptime(r[0], "%Y-%m-%d").date(), r[1], r[2], r[3], r[4]) for r in rows],
    )


def load_budgets(**_):
    """The plan lives in a sheet because the agency wants it that way."""
    sheet = gspread.service_account().open_by_key("1aGk0-plan-2024").worksheet("plan")
    plan = pd.DataFrame(sheet.get_all_records())
    plan = plan.rename(columns=str.lower)[["month", "channel", "budget"]]
    bigquery.Client().load_table_from_dataframe(
        plan, DATASET + ".budgets", job_config=bigquery.LoadJobConfig(write_disposition="WRITE_TRUNCATE")
    ).result()


def overspend(ds, **_):
    sql = f"select channel, budget, spend from `{DATASET}.v_budget_vs_spend` where spend > budget and month = @m"
    cfg = bigquery.QueryJobConfig(query_parameters=[bigquery.ScalarQueryParameter("m", "STRING", ds[:7])])
    rows = list(bigquery.Client().query(sql, job_config=cfg).result())
    if not rows:
        return
    text = "\n".join(f"*{r.channel}*: {r.spend:,.0f} of {r.budget:,.0f}" for r in rows)
    url = "https://chat.googleapis.com/v1/spaces/AAAAq1w2e3/messages?key=" + Variable.get("gchat_key")
    requests.post(url, json={"text": "Over budget\n" + text})


with DAG(
    "ad_spend",
    default_args=default_args,
    schedule_interval="15 5 * * *",
    start_date=datetime(2023, 10, 1),
    catchup=False,
) as dag:
    tt = PythonOperator(task_id="pull_tiktok", python_callable=pull_tiktok)
    sn = PythonOperator(task_id="pull_snap", python_callable=pull_snap)
    tt_load = PythonOperator(task_id="load_tiktok", python_callable=load_tiktok)
    sn_load = PythonOperator(task_id="load_snap", python_callable=load_snap)
    plan = PythonOperator(task_id="load_budgets", python_callable=load_budgets)
    alarm = PythonOperator(task_id="overspend", python_callable=overspend)
    done = SlackWebhookOperator(
        task_id="tell_slack",
        slack_webhook_conn_id="slack_marketing",
        message="Ad spend of {{ ds }} is loaded.",
    )

    tt >> tt_load
    sn >> sn_load
    [tt_load, plan] >> alarm
    [sn_load, alarm] >> done
