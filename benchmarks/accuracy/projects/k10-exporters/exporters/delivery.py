import io
import os

import paramiko
from google.cloud import storage

from .base import CONFIG


class ToBucket:
    folder = ""

    def deliver(self, filename, content):
        bucket = storage.Client().bucket(CONFIG["gcs_bucket"])
        bucket.blob(f"{self.folder}/{filename}").upload_from_string(content, content_type="text/csv")


class ToPartner:
    def deliver(self, filename, content):
        cfg = CONFIG["sftp"]
        transport = paramiko.Transport((cfg["host"], 22))
        try:
            transport.connect(username=cfg["user"], pkey=paramiko.RSAKey.from_private_key_file(os.environ["SFTP_KEY"]))
            sftp = paramiko.SFTPClient.from_transport(transport)
            sftp.putfo(io.BytesIO(content.encode("utf-8")), f"{cfg['folder']}/{filename}")
        finally:
            transport.close()
