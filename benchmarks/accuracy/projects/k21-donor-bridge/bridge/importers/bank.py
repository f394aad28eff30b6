import csv
import datetime as dt
import io
import os

import paramiko
import requests

from bridge.importers.base import Gift, Importer


class BankImporter(Importer):
    """FNB drops a statement on our SFTP every night; EFTs go to the books."""

    name = "bank"

    def fetch(self, day):
        transport = paramiko.Transport((os.environ["BANK_SFTP_HOST"], 22))
        transport.connect(username=os.environ["BANK_SFTP_USER"], password=os.environ["BANK_SFTP_PASSWORD"])
        sftp = paramiko.SFTPClient.from_transport(transport)
        try:
            with sftp.open("/out/statement_%s.csv" % day.strftime("%Y%m%d")) as fh:
                text = fh.read().decode("latin-1")
        finally:
            transport.close()
        return csv.DictReader(io.StringIO(text))

    def to_gift(self, raw):
        amount = float(raw["Amount"])
        if amount <= 0 or raw["Code"] != "EFT":
            return None
        date = dt.datetime.strptime(raw["Date"], "%d/%m/%Y").date()
        return Gift(raw["Reference"], date, amount, raw["Description"].title())

    def store(self, gift):
        tx = {
            "Type": "RECEIVE",
            "Contact": {"Name": gift.donor},
            "Date": gift.date.isoformat(),
            "Reference": gift.reference,
            "LineItems": [{"Description": "EFT donation", "UnitAmount": gift.amount, "AccountCode": "200"}],
            "BankAccount": {"Code": "090"},
        }
        requests.put(
            "https://api.xero.com/api.xro/2.0/BankTransactions",
            json={"BankTransactions": [tx]},
            headers={
                "Authorization": "Bearer " + os.environ["XERO_TOKEN"],
                "xero-tenant-id": os.environ["XERO_TENANT"],
                "Accept": "application/json",
            },
        ).raise_for_status()
