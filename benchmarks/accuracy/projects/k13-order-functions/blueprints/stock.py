import csv
import io
import logging
import os

import azure.functions as func
import requests
from openpyxl import load_workbook

from shared import BusinessCentral

bp = func.Blueprint()


@bp.timer_trigger(arg_name="timer", schedule="0 15 5 * * *")
@bp.blob_output(arg_name="feed", path="feeds/availability.csv", connection="STORAGE")
def availability(timer: func.TimerRequest, feed: func.Out[str]):
    """For the marketplaces, they fetch it from the public container."""
    buf = io.StringIO()
    w = csv.writer(buf)
    w.writerow(["sku", "gtin", "stock"])
    for item in BusinessCentral().query("items", select="number,gtin,inventory,blocked", filter="type eq 'Inventory'"):
        if not item["blocked"]:
            w.writerow([item["number"], item["gtin"], int(item["inventory"])])
    feed.set(buf.getvalue())


@bp.blob_trigger(arg_name="blob", path="suppliers/{name}", connection="STORAGE")
@bp.cosmos_db_output(
    arg_name="docs", database_name="shop", container_name="supplier_prices", connection="COSMOS"
)
def supplier_prices(blob: func.InputStream, docs: func.Out[func.DocumentList]):
    sheet = load_workbook(io.BytesIO(blob.read()), read_only=True, data_only=True).active
    rows = sheet.iter_rows(min_row=2, values_only=True)
    supplier = blob.name.split("/")[-1].split("_")[0]
    docs.set(
        func.DocumentList(
            func.Document.from_dict({"id": f"{supplier}-{sku}", "supplier": supplier, "sku": str(sku), "price": float(price)})
            for sku, _, price, *_ in rows
            if sku
        )
    )
    logging.info("prices of %s", supplier)


@bp.timer_trigger(arg_name="timer", schedule="0 0 6 * * 1")
@bp.cosmos_db_input(
    arg_name="refunds",
    database_name="shop",
    container_name="payments",
    sql_query="SELECT c['order'], c.amount, c.currency FROM c WHERE c.event = 'REFUND' AND c._ts > GetCurrentTimestamp() / 1000 - 604800",
    connection="COSMOS",
)
def refunds_to_voyado(timer: func.TimerRequest, refunds: func.DocumentList):
    for doc in refunds:
        r = requests.post(
            f"https://{os.environ['VOYADO_TENANT']}.voyado.com/api/v2/interactions",
            headers={"apikey": os.environ["VOYADO_KEY"]},
            json={"schemaId": "refund", "payload": {"order": doc["order"], "amount": doc["amount"]}},
            timeout=30,
        )
        if r.status_code == 404:
            continue
        r.raise_for_status()
