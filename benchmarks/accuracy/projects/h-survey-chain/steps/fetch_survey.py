import io
import os
import time
import zipfile

import pandas as pd
import requests

DC = os.environ["QUALTRICS_DC"]
SURVEY = os.environ["QUALTRICS_SURVEY"]
H = {"X-API-TOKEN": os.environ["QUALTRICS_TOKEN"]}
URL = f"https://{DC}.qualtrics.com/API/v3/surveys/{SURVEY}/export-responses"

progress = requests.post(URL, headers=H, json={"format": "csv", "useLabels": True}).json()["result"]["progressId"]
while True:
    state = requests.get(f"{URL}/{progress}", headers=H).json()["result"]
    if state["status"] == "complete":
        break
    if state["status"] == "failed":
        raise SystemExit("export failed")
    time.sleep(2)

raw = requests.get(f"{URL}/{state['fileId']}/file", headers=H).content
with zipfile.ZipFile(io.BytesIO(raw)) as z, z.open(z.namelist()[0]) as f:
    df = pd.read_csv(f, skiprows=[1, 2])

df.to_csv("data/responses.csv", index=False)
print(len(df), "responses")
