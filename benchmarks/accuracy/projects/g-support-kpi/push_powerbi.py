import datetime
import os

import msal
import requests

from common.xl import read_sheet

app = msal.ConfidentialClientApplication(
    os.environ["AZ_CLIENT"],
    authority="https://login.microsoftonline.com/" + os.environ["AZ_TENANT"],
    client_credential=os.environ["AZ_SECRET"],
)
token = app.acquire_token_for_client(["https://analysis.windows.net/powerbi/api/.default"])["access_token"]
week = datetime.date.today().isocalendar()[1]
rows = [{"week": week, "group": r["group"], "tickets": r["tickets"], "late": r["late"]} for r in read_sheet("tickets")]
requests.post(
    "https://api.powerbi.com/v1.0/myorg/datasets/%s/tables/kpi/rows" % os.environ["PBI_DATASET"],
    headers={"Authorization": "Bearer " + token},
    json={"rows": rows},
).raise_for_status()
