import pandas as pd
from dagster import AssetExecutionContext, asset

from ..resources import PipedriveResource, SheetsResource, SlackResource, WarehouseResource

KEEP = ["id", "title", "value", "currency", "status", "owner_name", "won_time", "update_time"]


@asset
def raw_deals(pipedrive: PipedriveResource) -> pd.DataFrame:
    df = pd.DataFrame(pipedrive.deals())[KEEP]
    df["update_time"] = pd.to_datetime(df["update_time"])
    df["won_time"] = pd.to_datetime(df["won_time"])
    return df


@asset
def quotas(sheets: SheetsResource) -> pd.DataFrame:
    rows = sheets.tab("Sales plan", "Quotas").get_all_records()
    return pd.DataFrame(rows).rename(columns={"Rep": "owner_name", "Quota EUR": "quota"})


@asset
def attainment(raw_deals: pd.DataFrame, quotas: pd.DataFrame, warehouse: WarehouseResource) -> None:
    won = raw_deals[raw_deals["status"] == "won"].groupby("owner_name", as_index=False)["value"].sum()
    table = quotas.merge(won, on="owner_name", how="left").fillna({"value": 0})
    table["attained"] = table["value"] / table["quota"]
    warehouse.replace(table, "sales.attainment")


@asset
def stale_alert(context: AssetExecutionContext, raw_deals: pd.DataFrame, slack: SlackResource) -> None:
    limit = pd.Timestamp.now() - pd.Timedelta(days=21)
    stale = raw_deals[(raw_deals["status"] == "open") & (raw_deals["update_time"] < limit)]
    context.log.info("%d stale deals", len(stale))
    for owner, group in stale.groupby("owner_name"):
        lines = [f"• {r.title} ({r.value:.0f} {r.currency})" for r in group.itertuples()]
        slack.say("#sales-hygiene", f"*{owner}*\n" + "\n".join(lines))
