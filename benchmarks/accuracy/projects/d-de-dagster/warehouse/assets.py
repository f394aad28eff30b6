import pandas as pd
from dagster import AssetExecutionContext, asset

from .resources import AppDb, Customerio, Recurly, Zendesk


@asset(group_name="raw")
def app_accounts(app_db: AppDb) -> pd.DataFrame:
    return app_db.frame("SELECT id, name, country, created_at, seats FROM accounts WHERE NOT is_internal")


@asset(group_name="raw")
def recurly_subscriptions(recurly: Recurly) -> pd.DataFrame:
    rows = []
    for s in recurly.pages("/subscriptions?limit=200&state=active"):
        rows.append({
            "account_id": s["account"]["code"],
            "plan": s["plan"]["code"],
            "mrr": s["unit_amount"] * s["quantity"],
            "currency": s["currency"],
        })
    return pd.DataFrame(rows)


@asset(group_name="raw")
def zendesk_tickets(zendesk: Zendesk) -> pd.DataFrame:
    keep = ("id", "organization_id", "external_id", "status", "priority", "created_at")
    return pd.DataFrame([{k: t.get(k) for k in keep} for t in zendesk.export(1704067200)])


@asset(group_name="marts")
def account_health(
    app_accounts: pd.DataFrame, recurly_subscriptions: pd.DataFrame, zendesk_tickets: pd.DataFrame
) -> pd.DataFrame:
    open_tickets = (
        zendesk_tickets[~zendesk_tickets.status.isin(["solved", "closed"])].groupby("external_id").id.count().rename("open_tickets")
    )
    df = app_accounts.merge(recurly_subscriptions, left_on="id", right_on="account_id", how="left")
    df = df.merge(open_tickets, left_on="id", right_index=True, how="left").fillna({"open_tickets": 0, "mrr": 0})
    df["health"] = 100 - df.open_tickets * 8 - (df.mrr == 0) * 40
    return df[["id", "name", "plan", "mrr", "seats", "open_tickets", "health"]]


@asset(group_name="activation", io_manager_key="noop_io")
def customerio_health(context: AssetExecutionContext, account_health: pd.DataFrame, customerio: Customerio) -> None:
    for row in account_health.itertuples():
        customerio.attributes(str(row.id), health=float(row.health), plan=row.plan)
    context.log.info("pushed %s accounts", len(account_health))
