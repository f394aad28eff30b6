"""Ad spend to BigQuery, acquisition channel back to Braze, partner feed to the lake.

Owner: growth-data
"""
from __future__ import annotations

import pendulum
from airflow.decorators import dag, task
from airflow.models.baseoperator import chain
from airflow.providers.amazon.aws.transfers.sftp_to_s3 import SFTPToS3Operator
from airflow.providers.google.ads.transfers.ads_to_gcs import GoogleAdsToGcsOperator
from airflow.providers.google.cloud.operators.bigquery import (
    BigQueryGetDataOperator,
    BigQueryInsertJobOperator,
)
from airflow.providers.google.cloud.transfers.facebook_ads_to_gcs import FacebookAdsReportToGcsOperator
from airflow.providers.google.cloud.transfers.gcs_to_bigquery import GCSToBigQueryOperator

from common.alerts import page_oncall
from common.braze import track_attributes

BUCKET = "acme-growth-landing"
PROJECT = "acme-growth"

GAQL = """
SELECT segments.date, campaign.id, campaign.name, metrics.cost_micros, metrics.clicks
FROM campaign
WHERE segments.date = '{{ ds }}'
"""

ATTRIBUTION_SQL = """
CREATE OR REPLACE TABLE `acme-growth.mart.user_channel` AS
SELECT u.external_id, ANY_VALUE(u.first_campaign) AS campaign, SUM(s.cost) / COUNT(*) AS cac
FROM `acme-growth.mart.signups` u
JOIN `acme-growth.raw.spend_union` s ON s.campaign_id = u.first_campaign
WHERE u.signup_date = '{{ ds }}'
GROUP BY 1
"""


@dag(
    schedule="30 4 * * *",
    start_date=pendulum.datetime(2024, 2, 1, tz="Europe/Berlin"),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 2, "on_failure_callback": page_oncall},
    tags=["growth"],
)
def marketing_spend():
    google = GoogleAdsToGcsOperator(
        task_id="google_ads",
        client_ids=["1234567890"],
        query=GAQL,
        attributes=["segments.date", "campaign.id", "campaign.name", "metrics.cost_micros", "metrics.clicks"],
        bucket=BUCKET,
        obj="google/{{ ds }}.csv",
    )
    meta = FacebookAdsReportToGcsOperator(
        task_id="meta_ads",
        bucket_name=BUCKET,
        object_name="meta/{{ ds }}.csv",
        fields=["date_start", "campaign_id", "campaign_name", "spend", "clicks"],
        params={"level": "campaign", "time_range": {"since": "{{ ds }}", "until": "{{ ds }}"}},
    )

    loads = []
    for src, upstream in {"google": google, "meta": meta}.items():
        load = GCSToBigQueryOperator(
            task_id=f"load_{src}",
            bucket=BUCKET,
            source_objects=[f"{src}/{{{{ ds }}}}.csv"],
            destination_project_dataset_table=f"{PROJECT}.raw.{src}_spend",
            source_format="CSV",
            skip_leading_rows=1 if src == "meta" else 0,
            write_disposition="WRITE_APPEND",
            autodetect=True,
        )
        upstream >> load
        loads.append(load)

    attribution = BigQueryInsertJobOperator(
        task_id="attribution",
        configuration={"query": {"query": ATTRIBUTION_SQL, "useLegacySql": False}},
    )
    channel = BigQueryGetDataOperator(
        task_id="read_channel",
        dataset_id="mart",
        table_id="user_channel",
        max_results=20000,
        selected_fields="external_id,campaign,cac",
        as_dict=True,
    )

    @task
    def to_braze(rows: list[dict]) -> int:
        return track_attributes(
            [
                {"external_id": r["external_id"], "acq_campaign": r["campaign"], "acq_cost": round(float(r["cac"]), 2)}
                for r in rows
                if r["external_id"]
            ]
        )

    # partners drop their placements here, nothing to do with the rest but the same schedule
    SFTPToS3Operator(
        task_id="partner_feed",
        sftp_conn_id="partner_sftp",
        sftp_path="/outgoing/placements_{{ ds_nodash }}.csv",
        s3_conn_id="aws_lake",
        s3_bucket="acme-lake",
        s3_key="partners/placements/{{ ds }}.csv",
    )

    chain(loads, attribution, channel)
    to_braze(channel.output)


marketing_spend()
