"""The exchange folder (not the cloud service)."""
import os
from contextlib import contextmanager

import paramiko


@contextmanager
def exchange():
    ssh = paramiko.SSHClient()
    ssh.load_system_host_keys()
    ssh.connect(os.environ["EXCH_HOST"], username="idoc", key_filename=os.environ["EXCH_KEY"])
    sftp = ssh.open_sftp()
    try:
        yield Exchange(sftp)
    finally:
        sftp.close()
        ssh.close()


class Exchange:
    def __init__(self, sftp):
        self.sftp = sftp

    def put(self, name, blob):
        with self.sftp.open("/to_sap/." + name, "wb") as fh:
            fh.write(blob)
        self.sftp.rename("/to_sap/." + name, "/to_sap/" + name)

    def confirmations(self):
        for name in self.sftp.listdir("/from_sap"):
            if not name.startswith("ORDRSP"):
                continue
            with self.sftp.open("/from_sap/" + name, "rb") as fh:
                yield name, fh.read()

    def archive(self, name):
        self.sftp.rename("/from_sap/" + name, "/from_sap/done/" + name)
