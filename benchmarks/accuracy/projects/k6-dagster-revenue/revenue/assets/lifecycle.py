import hashlib

import pandas as pd
from dagster import AssetCheckResult, Config, MaterializeResult, asset, asset_check
from google.analytics.data_v1beta import BetaAnalyticsDataClient
from google.analytics.data_v1beta.types import DateRange, Metric, RunReportRequest

from ..resources import MailchimpResource
from .billing import revenue_by_customer


class VipConfig(Config):
    list_id: str = "9f2c71aa0e"
    threshold: float = 1000.0


@asset(group_name="lifecycle")
def vip_tags(config: VipConfig, revenue_by_customer: pd.DataFrame, mailchimp: MailchimpResource) -> MaterializeResult:
    vips = revenue_by_customer[revenue_by_customer["total"] >= config.threshold]
    client = mailchimp.client()
    for row in vips.itertuples(index=False):
        member = hashlib.md5(row.email.encode()).hexdigest()
        client.lists.set_list_member(
            config.list_id,
            member,
            {"email_address": row.email, "status_if_new": "subscribed", "merge_fields": {"LTV": round(row.total, 2)}},
        )
        client.lists.update_list_member_tags(config.list_id, member, {"tags": [{"name": "VIP", "status": "active"}]})
    return MaterializeResult(metadata={"vips": len(vips)})


@asset_check(asset=revenue_by_customer)
def purchases_in_ga() -> AssetCheckResult:
    """Nobody should trust an empty table on days GA saw purchases."""
    report = BetaAnalyticsDataClient().run_report(
        RunReportRequest(
            property="properties/318273645",
            date_ranges=[DateRange(start_date="yesterday", end_date="yesterday")],
            metrics=[Metric(name="ecommercePurchases")],
        )
    )
    purchases = int(report.rows[0].metric_values[0].value) if report.rows else 0
    return AssetCheckResult(passed=purchases > 0, metadata={"purchases": purchases})
