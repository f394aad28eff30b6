#!/usr/bin/env python3
"""nightly: bar and merch payments out of boxoffice.db into sevDesk, one voucher each"""
import os
import sqlite3

import requests

from app import DB

SEV = "https://my.sevdesk.de/api/v1"
ACCOUNT = {"id": 26, "objectName": "AccountingType"}


def voucher(paid_on, cents, customer, ref):
    net = round(cents / 100 / 1.19, 2)
    return {
        "voucher": {
            "objectName": "Voucher",
            "mapAll": True,
            "voucherDate": paid_on,
            "supplierName": customer or "Barverkauf",
            "description": ref[-12:],
            "status": 100,
            "taxType": "default",
            "creditDebit": "D",
            "voucherType": "VOU",
        },
        "voucherPosSave": [
            {"objectName": "VoucherPos", "mapAll": True, "accountingType": ACCOUNT,
             "taxRate": 19, "net": False, "sumNet": net, "sumGross": cents / 100}
        ],
    }


con = sqlite3.connect(DB)
for pid, day, cents, customer in con.execute(
    "select id, paid_on, cents, customer from payments where booked = 0 and currency = 'eur'"
).fetchall():
    r = requests.post(
        SEV + "/Voucher/Factory/saveVoucher",
        headers={"Authorization": os.environ["SEVDESK_TOKEN"]},
        json=voucher(day, cents, customer, pid),
    )
    if r.status_code == 201:
        con.execute("update payments set booked = 1 where id = ?", (pid,))
        con.commit()
    else:
        print(pid, r.status_code, r.text[:200])
con.close()
