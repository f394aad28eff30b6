"""HTTP function called by Cloud Scheduler: takes the ORDERS files of our EDI provider from SFTP."""
import datetime
import os
import posixpath
import stat

import functions_framework
import paramiko
from google.cloud import secretmanager, storage

BUCKET = os.environ["EDI_BUCKET"]


def password():
    name = f"projects/{os.environ['GCP_PROJECT']}/secrets/edi-sftp/versions/latest"
    return secretmanager.SecretManagerServiceClient().access_secret_version(name=name).payload.data.decode()


@functions_framework.http
def collect(request):
    bucket = storage.Client().bucket(BUCKET)
    transport = paramiko.Transport((os.environ["SFTP_HOST"], 22))
    transport.connect(username=os.environ["SFTP_USER"], password=password())
    sftp = paramiko.SFTPClient.from_transport(transport)
    day = datetime.date.today().isoformat()
    n = 0
    try:
        for entry in sftp.listdir_attr("/outbox/orders"):
            if stat.S_ISDIR(entry.st_mode) or not entry.filename.lower().endswith(".edi"):
                continue
            path = posixpath.join("/outbox/orders", entry.filename)
            with sftp.open(path, "rb") as fh:
                bucket.blob(f"orders/{day}/{entry.filename}").upload_from_file(fh, size=entry.st_size)
            sftp.rename(path, path + ".done")
            n += 1
    finally:
        sftp.close()
        transport.close()
    return {"files": n}
