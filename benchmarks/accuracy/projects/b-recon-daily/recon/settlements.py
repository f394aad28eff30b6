import csv
import io
import os
from contextlib import contextmanager

import paramiko


@contextmanager
def sftp():
    ssh = paramiko.SSHClient()
    ssh.load_system_host_keys()
    ssh.connect(os.environ["ADYEN_SFTP_HOST"], username=os.environ["ADYEN_SFTP_USER"], key_filename=os.environ["ADYEN_SFTP_KEY"])
    try:
        yield ssh.open_sftp()
    finally:
        ssh.close()


def settlement_rows(day):
    """settlement detail report, psp reference -> net amount in cents"""
    name = f"settlement_detail_report_{day:%Y_%m_%d}.csv"
    with sftp() as box:
        with box.open(f"reports/{name}") as fh:
            text = io.StringIO(fh.read().decode("utf-8"))
    for row in csv.DictReader(text):
        if row["Type"] in ("Settled", "Refunded"):
            sign = -1 if row["Type"] == "Refunded" else 1
            credit = row["Net Credit (NC)"] or row["Net Debit (NC)"] or "0"
            yield row["Psp Reference"], sign * round(float(credit) * 100)
