import csv
import datetime
import io
import os

import paramiko

from ns_auth import suiteql

SQL = """
SELECT t.tranid, BUILTIN.DF(t.entity) AS vendor, v.custentity_iban AS iban, t.foreigntotal AS amount
FROM transaction t JOIN vendor v ON v.id = t.entity
WHERE t.type = 'VendPymt' AND t.custbody_bank_sent = 'F'
"""


def make_file(pays):
    buf = io.StringIO()
    w = csv.writer(buf, delimiter=";")
    w.writerow(["REF", "NAME", "IBAN", "AMT", "CCY"])
    for p in pays:
        w.writerow([p["tranid"], p["vendor"][:70], (p["iban"] or "").replace(" ", ""), "%.2f" % abs(float(p["amount"])), "EUR"])
    return buf.getvalue()


def upload(name, text):
    key = paramiko.RSAKey.from_private_key_file(os.environ["BANK_KEY"])
    tr = paramiko.Transport((os.environ["BANK_HOST"], 22))
    tr.connect(username=os.environ["BANK_USER"], pkey=key)
    sftp = paramiko.SFTPClient.from_transport(tr)
    try:
        with sftp.open("/in/" + name, "w") as fh:
            fh.write(text)
    finally:
        sftp.close()
        tr.close()


if __name__ == "__main__":
    pays = [p for p in suiteql(SQL) if p["iban"]]
    if pays:
        upload("PAY_%s.csv" % datetime.date.today().strftime("%Y%m%d"), make_file(pays))
    # TODO set custbody_bank_sent
