import json
import os

import pyodbc

from common import subscribe

CONN = ("DRIVER={ODBC Driver 17 for SQL Server};SERVER=%s;DATABASE=ERP;UID=%s;PWD=%s"
        % (os.environ["ERP_HOST"], os.environ["ERP_USER"], os.environ["ERP_PASS"]))
db = pyodbc.connect(CONN, autocommit=True)


def on_message(ch, method, props, body):
    m = json.loads(body)
    try:
        db.execute("{CALL dbo.usp_BookShipment (?, ?, ?, ?)}", m["order"], m["carrier"], m["tracking"], m["cost"])
    except pyodbc.IntegrityError as e:
        print("duplicate", m["order"], e)
    ch.basic_ack(method.delivery_tag)


if __name__ == "__main__":
    subscribe("erp.shipments", "shipment.created", on_message)
