"""Fetches MT940 statements from the bank and books incoming payments."""
import os
import posixpath

import mt940
import paramiko

from core import db

INBOX = "/download/mt940"


class Bank:
    def __enter__(self):
        self.t = paramiko.Transport((os.environ["BANK_HOST"], 22))
        self.t.connect(username=os.environ["BANK_USER"], pkey=paramiko.RSAKey.from_private_key_file(os.environ["BANK_KEY"]))
        self.sftp = paramiko.SFTPClient.from_transport(self.t)
        return self

    def __exit__(self, *exc):
        self.t.close()

    def statements(self):
        for name in sorted(self.sftp.listdir(INBOX)):
            if not name.upper().endswith(".STA"):
                continue
            path = posixpath.join(INBOX, name)
            with self.sftp.open(path) as fh:
                yield path, fh.read().decode("latin-1")

    def archive(self, path):
        self.sftp.rename(path, path + ".done")


def main():
    with Bank() as bank:
        for path, text in bank.statements():
            for tx in mt940.parse(text):
                amount = tx.data["amount"].amount
                if amount <= 0:
                    continue
                db.call("dbo.usp_BookPayment", tx.data["date"], amount,
                        tx.data.get("applicant_name") or "", tx.data.get("purpose") or "")
            bank.archive(path)


if __name__ == "__main__":
    main()
