from __future__ import annotations

import csv
import io
import json

import pendulum
from airflow.decorators import dag, task
from airflow.models import Variable
from airflow.providers.google.cloud.hooks.bigquery import BigQueryHook
from airflow.providers.google.cloud.hooks.gcs import GCSHook
from airflow.providers.google.cloud.transfers.gcs_to_bigquery import GCSToBigQueryOperator
from airflow.providers.slack.hooks.slack_webhook import SlackWebhookHook

BUCKET = "acme-marketing-raw"
COLS = ["day", "channel", "campaign_id", "campaign", "cost", "clicks", "impressions"]


def to_gcs(rows, name):
    buf = io.StringIO()
    w = csv.DictWriter(buf, COLS)
    w.writeheader()
    w.writerows(rows)
    GCSHook("gcp_marketing").upload(bucket_name=BUCKET, object_name=name, data=buf.getvalue(), mime_type="text/csv")
    return name


@dag(schedule="0 5 * * *", start_date=pendulum.datetime(2024, 1, 1, tz="Europe/Berlin"), catchup=False, tags=["ads"])
def ads_spend():
    @task(retries=2)
    def google(ds=None):
        from google.ads.googleads.client import GoogleAdsClient

        client = GoogleAdsClient.load_from_dict(json.loads(Variable.get("google_ads")), version="v16")
        svc = client.get_service("GoogleAdsService")
        q = f"""SELECT campaign.id, campaign.name, metrics.cost_micros, metrics.clicks, metrics.impressions
                FROM campaign WHERE segments.date = '{ds}'"""
        rows = []
        for batch in svc.search_stream(customer_id=Variable.get("google_ads_customer"), query=q):
            for r in batch.results:
                rows.append(dict(day=ds, channel="google", campaign_id=r.campaign.id, campaign=r.campaign.name,
                                 cost=r.metrics.cost_micros / 1e6, clicks=r.metrics.clicks,
                                 impressions=r.metrics.impressions))
        return to_gcs(rows, f"ads/{ds}/google.csv")

    @task(retries=2)
    def meta(ds=None):
        from facebook_business.adobjects.adaccount import AdAccount
        from facebook_business.api import FacebookAdsApi

        FacebookAdsApi.init(access_token=Variable.get("meta_token"))
        insights = AdAccount(Variable.get("meta_account")).get_insights(
            fields=["campaign_id", "campaign_name", "spend", "clicks", "impressions"],
            params={"level": "campaign", "time_range": {"since": ds, "until": ds}},
        )
        rows = [dict(day=ds, channel="meta", campaign_id=i["campaign_id"], campaign=i["campaign_name"],
                     cost=float(i["spend"]), clicks=int(i["clicks"]), impressions=int(i["impressions"]))
                for i in insights]
        return to_gcs(rows, f"ads/{ds}/meta.csv")

    load = GCSToBigQueryOperator(
        task_id="load",
        gcp_conn_id="gcp_marketing",
        bucket=BUCKET,
        source_objects=["ads/{{ ds }}/*.csv"],
        destination_project_dataset_table="acme-dwh.marketing.ads_spend${{ ds_nodash }}",
        source_format="CSV",
        skip_leading_rows=1,
        write_disposition="WRITE_TRUNCATE",
    )

    @task
    def overspend(ds=None):
        df = BigQueryHook("gcp_marketing", use_legacy_sql=False).get_pandas_df(
            f"""SELECT s.channel, SUM(s.cost) cost, ANY_VALUE(b.daily_budget) budget
                FROM marketing.ads_spend s JOIN marketing.budget b USING (channel)
                WHERE s.day = '{ds}' GROUP BY 1 HAVING cost > budget"""
        )
        if df.empty:
            return
        text = "\n".join(f"*{r.channel}*: {r.cost:,.0f} € of {r.budget:,.0f} €" for r in df.itertuples())
        SlackWebhookHook(slack_webhook_conn_id="slack_marketing").send(text=f"Overspend {ds}\n{text}")

    [google(), meta()] >> load >> overspend()


ads_spend()
