import csv
import io
import os
import time
import zipfile

import requests

DC = os.getenv("QX_DC", "fra1")
BASE = f"https://{DC}.qualtrics.com/API/v3"
HEAD = {"X-API-TOKEN": os.getenv("QX_TOKEN", "")}


class ExportFailed(Exception):
    pass


def export(survey_id, start=None):
    url = f"{BASE}/surveys/{survey_id}/export-responses"
    body = {"format": "csv", "useLabels": True}
    if start:
        body["startDate"] = start
    pid = requests.post(url, headers=HEAD, json=body).json()["result"]["progressId"]
    while True:
        st = requests.get(f"{url}/{pid}", headers=HEAD).json()["result"]
        print(st["percentComplete"], "%")
        if st["status"] == "failed":
            raise ExportFailed(survey_id)
        if st["status"] == "complete":
            break
        time.sleep(3)
    z = requests.get(f"{url}/{st['fileId']}/file", headers=HEAD)
    with zipfile.ZipFile(io.BytesIO(z.content)) as zf:
        with zf.open(zf.namelist()[0]) as fh:
            rd = csv.DictReader(io.TextIOWrapper(fh, "utf-8"))
            for i, row in enumerate(rd):
                if i < 2:  # label + importid lines
                    continue
                yield row
