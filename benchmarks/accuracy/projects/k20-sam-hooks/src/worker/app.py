import datetime
import json
import os

from myob import Myob


def to_txn(msg):
    return {
        "Date": datetime.datetime.utcnow().isoformat(),
        "DepositTo": "Account",
        "Account": {"UID": os.environ["MYOB_BANK_UID"]},
        "Memo": f"{msg['charge']} {msg['memo'] or ''}".strip(),
        "Lines": [
            {
                "Account": {"UID": os.environ["MYOB_SALES_UID"]},
                "Amount": msg["amount"],
                "Memo": msg["name"],
                "TaxCode": {"UID": os.environ["MYOB_GST_UID"]},
            }
        ],
    }


def handler(event, context):
    myob = Myob()
    failed = []
    for record in event["Records"]:
        try:
            myob.receive_money(to_txn(json.loads(record["body"])))
        except Exception as e:
            print("ERROR", record["messageId"], e)
            failed.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failed}
