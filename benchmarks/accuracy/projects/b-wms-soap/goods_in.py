"""Pull confirmed goods receipts from the Körber WMS (SOAP) and post them to the ERP staging tables.

Called every ten minutes by the scheduler on APP07.
"""
import datetime
import logging
import os

from requests import Session
from requests.auth import HTTPBasicAuth
from sqlalchemy import create_engine, text
from zeep import Client
from zeep.exceptions import Fault
from zeep.helpers import serialize_object
from zeep.transports import Transport

log = logging.getLogger("goods_in")

session = Session()
session.auth = HTTPBasicAuth(os.environ["WMS_USER"], os.environ["WMS_PASSWORD"])
wms = Client("https://wms.intra.example/services/InboundService?wsdl", transport=Transport(session=session))

engine = create_engine(os.environ.get("ERP_DSN", "oracle+oracledb://erp_if@erpdb:1521/?service_name=ERPPRD"))

INSERT = text("""
    insert into if_goods_receipt (receipt_no, po_no, line_no, item_no, qty, batch_no, received_at, status)
    values (:receipt_no, :po_no, :line_no, :item_no, :qty, :batch_no, :received_at, 'NEW')
""")


def receipts(since):
    try:
        answer = wms.service.GetConfirmedReceipts(clientCode="ACME", confirmedSince=since)
    except Fault as f:
        log.error("WMS fault: %s", f.message)
        return []
    return serialize_object(answer) or []


def run():
    since = datetime.datetime.now() - datetime.timedelta(minutes=30)
    done = []
    for receipt in receipts(since):
        lines = [
            dict(
                receipt_no=receipt["ReceiptNumber"],
                po_no=receipt["ExternalReference"],
                line_no=pos["LineNumber"],
                item_no=pos["ArticleCode"],
                qty=pos["ConfirmedQuantity"],
                batch_no=pos["BatchNumber"],
                received_at=receipt["ConfirmedAt"],
            )
            for pos in receipt["Lines"]["Line"]
        ]
        with engine.begin() as con:
            con.execute(INSERT, lines)
        done.append(receipt["ReceiptNumber"])

    if done:
        wms.service.AcknowledgeReceipts(clientCode="ACME", receiptNumbers={"string": done})
    log.info("%d receipts", len(done))


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    run()
