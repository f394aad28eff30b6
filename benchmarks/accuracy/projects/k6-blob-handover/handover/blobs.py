"""One place for both clouds. azure = group warehouse, gcp = the planning agency's bucket."""
import csv
import io
import os

from azure.storage.blob import BlobServiceClient
from google.cloud import storage


def _to_csv(rows):
    rows = list(rows)
    buf = io.StringIO()
    w = csv.DictWriter(buf, fieldnames=rows[0].keys())
    w.writeheader()
    w.writerows(rows)
    return buf.getvalue()


def _azure_container():
    svc = BlobServiceClient.from_connection_string(os.environ["AZURE_STORAGE_CONNECTION_STRING"])
    return svc.get_container_client("handover")


def put(cloud, name, rows):
    text = _to_csv(rows)
    if cloud == "azure":
        _azure_container().upload_blob(name, text, overwrite=True)
    elif cloud == "gcp":
        bucket = storage.Client().bucket("planwerk-handover")
        bucket.blob(name).upload_from_string(text, content_type="text/csv")
    else:
        raise ValueError(cloud)


def fetch(name):
    data = _azure_container().download_blob(name).readall()
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"))))
