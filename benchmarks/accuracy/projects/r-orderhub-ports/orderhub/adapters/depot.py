import csv
import io
from datetime import datetime

import paramiko

from ..domain import Parcel
from ..registry import adapter


@adapter("depot", "sftp")
class SftpDepot:
    def __init__(self, host, user, keyfile, port=22):
        self.host, self.port, self.user, self.keyfile = host, port, user, keyfile

    def _open(self):
        t = paramiko.Transport((self.host, self.port))
        t.connect(username=self.user, pkey=paramiko.RSAKey.from_private_key_file(self.keyfile))
        return paramiko.SFTPClient.from_transport(t)

    def submit(self, orders):
        out = io.StringIO()
        w = csv.writer(out, delimiter="|")
        for o in orders:
            for n, l in enumerate(o.lines, 1):
                w.writerow([o.number, n, o.name, o.street, o.zip, o.city, o.country, l.sku, l.qty])
        sftp = self._open()
        try:
            name = f"/in/ORD{datetime.now():%Y%m%d%H%M%S}.txt"
            with sftp.open(name + ".tmp", "w") as fh:
                fh.write(out.getvalue())
            sftp.rename(name + ".tmp", name)
        finally:
            sftp.close()

    def parcels(self):
        sftp = self._open()
        try:
            for name in sftp.listdir("/out"):
                if not name.startswith("SHP"):
                    continue
                with sftp.open(f"/out/{name}") as fh:
                    rows = list(csv.reader(io.TextIOWrapper(fh, "utf-8"), delimiter="|"))
                for number, carrier, tracking in rows:
                    yield Parcel(number, carrier, tracking)
                sftp.rename(f"/out/{name}", f"/out/done/{name}")
        finally:
            sftp.close()
