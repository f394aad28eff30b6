import pandas as pd
import recurly
from dagster import AssetExecutionContext, EnvVar, asset
from dagster_snowflake import SnowflakeResource
from snowflake.connector.pandas_tools import write_pandas

from .resources import PersonioResource, SheetsResource, XeroResource

AGING_SHEET = "1k2Fz0WvQmPp8aQ"


@asset(group_name="receivables")
def open_invoices(xero: XeroResource) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "number": i["InvoiceNumber"],
            "contact": i["Contact"]["Name"],
            "due": i["DueDateString"][:10],
            "amount": i["AmountDue"],
        }
        for i in xero.unpaid()
    )


@asset(group_name="receivables")
def aging(open_invoices: pd.DataFrame) -> pd.DataFrame:
    df = open_invoices.copy()
    df["days"] = (pd.Timestamp.today() - pd.to_datetime(df["due"])).dt.days
    df["bucket"] = pd.cut(df["days"], [-9999, 0, 30, 60, 90, 9999], labels=["current", "30", "60", "90", "90+"])
    return df.pivot_table(index="contact", columns="bucket", values="amount", aggfunc="sum", fill_value=0).reset_index()


@asset(group_name="receivables")
def aging_sheet(aging: pd.DataFrame, sheets: SheetsResource) -> None:
    sheets.replace(AGING_SHEET, "Aging", aging)


@asset(group_name="people")
def headcount(context: AssetExecutionContext, personio: PersonioResource) -> pd.DataFrame:
    people = personio.employees()
    df = pd.DataFrame(
        [(p["department"]["value"]["attributes"]["name"], p["status"]["value"]) for p in people],
        columns=["DEPARTMENT", "STATUS"],
    )
    context.log.info("%d employees", len(df))
    return df[df.STATUS == "active"].groupby("DEPARTMENT").size().reset_index(name="HEADS")


@asset(group_name="revenue")
def active_subscriptions() -> pd.DataFrame:
    client = recurly.Client(EnvVar("RECURLY_KEY").get_value())
    subs = client.list_subscriptions(params={"state": "active", "limit": 200}).items()
    return pd.DataFrame([{"ID": s.id, "PLAN": s.plan.code, "AMOUNT": s.unit_amount * s.quantity} for s in subs])


def _store(snowflake: SnowflakeResource, frame: pd.DataFrame, table: str) -> None:
    with snowflake.get_connection() as conn:
        write_pandas(conn, frame, table, auto_create_table=True, overwrite=True)


@asset(group_name="people")
def headcount_table(headcount: pd.DataFrame, snowflake: SnowflakeResource) -> None:
    _store(snowflake, headcount, "HEADCOUNT")


@asset(group_name="revenue")
def subscriptions_table(active_subscriptions: pd.DataFrame, snowflake: SnowflakeResource) -> None:
    _store(snowflake, active_subscriptions, "SUBSCRIPTIONS")
