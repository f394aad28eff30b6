from datetime import date, timedelta

import httpx
import pandas as pd
from prefect import flow, get_run_logger, task
from prefect.blocks.system import Secret
from prefect_snowflake import SnowflakeConnector

from weights import load_weight_table


@task(retries=3, retry_delay_seconds=30)
def shipments(day: date) -> list[dict]:
    key, secret = Secret.load("shipstation").get().split(":")
    out, page = [], 1
    with httpx.Client(base_url="https://ssapi.shipstation.com", auth=(key, secret), timeout=60) as c:
        while True:
            r = c.get("/shipments", params={
                "shipDateStart": day.isoformat(),
                "shipDateEnd": (day + timedelta(days=1)).isoformat(),
                "page": page,
                "pageSize": 500,
            })
            r.raise_for_status()
            body = r.json()
            out += body["shipments"]
            if page >= body["pages"]:
                return out
            page += 1


@task
def cost_frame(raw: list[dict], weights: pd.DataFrame) -> pd.DataFrame:
    df = pd.json_normalize(raw)
    df = df[~df["voided"]]
    df = df[["shipmentId", "orderNumber", "carrierCode", "serviceCode", "shipmentCost", "shipTo.country", "weight.value"]]
    df.columns = ["SHIPMENT_ID", "ORDER_NO", "CARRIER", "SERVICE", "COST", "COUNTRY", "WEIGHT_OZ"]
    df = df.merge(weights, on="SERVICE", how="left")
    df["OVERWEIGHT"] = df["WEIGHT_OZ"] > df["MAX_OZ"].fillna(1e9)
    return df.drop(columns=["MAX_OZ"])


@task
def save(df: pd.DataFrame, day: date) -> int:
    with SnowflakeConnector.load("dwh") as db:
        db.execute("delete from logistics.shipping_cost where ship_date = %(d)s", parameters={"d": day})
        db.execute_many(
            "insert into logistics.shipping_cost (ship_date, shipment_id, order_no, carrier, service, cost, country, overweight) "
            "values (%(d)s, %(SHIPMENT_ID)s, %(ORDER_NO)s, %(CARRIER)s, %(SERVICE)s, %(COST)s, %(COUNTRY)s, %(OVERWEIGHT)s)",
            seq_of_parameters=[{**rec, "d": day} for rec in df.to_dict("records")],
        )
    return len(df)


@task
def tell_teams(df: pd.DataFrame, day: date):
    by_carrier = df.groupby("CARRIER")["COST"].agg(["count", "sum"]).round(2)
    text = "\n\n".join(f"**{c}**: {r['count']:.0f} parcels, {r['sum']} USD" for c, r in by_carrier.iterrows())
    httpx.post(
        Secret.load("teams-logistics-webhook").get(),
        json={"title": f"Shipping cost {day}", "text": text},
        timeout=20,
    ).raise_for_status()


@flow(name="shipping-costs", log_prints=True)
def shipping_costs(day: date | None = None):
    day = day or date.today() - timedelta(days=1)
    raw = shipments(day)
    if not raw:
        get_run_logger().info("nothing shipped")
        return
    df = cost_frame(raw, load_weight_table())
    print(save(df, day), "rows")
    tell_teams(df, day)


if __name__ == "__main__":
    shipping_costs.serve(name="nightly", cron="30 6 * * *")
