import pandas as pd
import pendulum
from dagster import AssetExecutionContext, AssetIn, MetadataValue, Output, asset

from .resources import BoardSheet, HubSpotResource, OnCall, StripeResource, Warehouse


@asset(group_name="raw")
def paid_invoices(stripe: StripeResource) -> pd.DataFrame:
    since = pendulum.now().subtract(months=6).int_timestamp
    return pd.DataFrame(stripe.invoices(since))


@asset(group_name="raw")
def won_deals(hubspot: HubSpotResource) -> pd.DataFrame:
    df = hubspot.won_deals()
    df["amount"] = pd.to_numeric(df["amount"], errors="coerce")
    return df


@asset(group_name="raw")
def duty(on_call: OnCall) -> Output[str]:
    name = on_call.who()
    return Output(name, metadata={"on_call": MetadataValue.text(name)})


@asset(group_name="mart", ins={"money": AssetIn("paid_invoices"), "deals": AssetIn("won_deals")})
def cash_vs_booked(money: pd.DataFrame, deals: pd.DataFrame) -> pd.DataFrame:
    cash = money.groupby("email", as_index=False)["amount"].sum().rename(columns={"amount": "cash"})
    booked = deals.rename(columns={"billing_email": "email", "amount": "booked"})
    out = booked.merge(cash, on="email", how="left")
    out["gap"] = out["booked"] - out["cash"].fillna(0)
    return out


@asset(group_name="export")
def invoices_table(context: AssetExecutionContext, paid_invoices: pd.DataFrame, warehouse: Warehouse) -> None:
    n = warehouse.replace("paid_invoices", paid_invoices)
    context.add_output_metadata({"rows": n})


@asset(group_name="export", deps=["won_deals"])
def board_tab(cash_vs_booked: pd.DataFrame, board: BoardSheet) -> None:
    top = cash_vs_booked.nlargest(50, "gap")[["email", "booked", "cash", "gap"]]
    board.fill("Gap", top)


@asset(group_name="export", deps=[duty, won_deals])
def run_marker(board: BoardSheet) -> None:
    board.fill("Meta", pd.DataFrame({"refreshed": [pendulum.now().to_datetime_string()], "by": ["dagster"]}))
