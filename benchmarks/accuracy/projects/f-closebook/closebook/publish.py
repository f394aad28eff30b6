import io
import os

import pandas as pd
import requests
from azure.identity import ClientSecretCredential, DefaultAzureCredential
from azure.storage.blob import BlobServiceClient


def to_blob(balances, year):
    df = pd.DataFrame(balances, columns=["provider", "kind", "eur"])
    buf = io.BytesIO()
    df.to_parquet(buf, index=False)
    svc = BlobServiceClient(os.environ["BLOB_URL"], credential=DefaultAzureCredential())
    svc.get_blob_client("closing", f"{year}/balances.parquet").upload_blob(buf.getvalue(), overwrite=True)
    return df


def mail(df, year):
    cred = ClientSecretCredential(os.environ["MS_TENANT"], os.environ["MS_CLIENT"], os.environ["MS_SECRET"])
    tok = cred.get_token("https://graph.microsoft.com/.default").token
    html = df.pivot_table(index="provider", values="eur", aggfunc="sum").to_html()
    requests.post(
        f"https://graph.microsoft.com/v1.0/users/{os.environ['MAIL_USER']}/sendMail",
        headers={"Authorization": f"Bearer {tok}"},
        json={"message": {
            "subject": f"Settlement balances {year}",
            "body": {"contentType": "HTML", "content": html},
            "toRecipients": [{"emailAddress": {"address": a}} for a in os.environ["CLOSE_TEAM"].split(";")],
        }}, timeout=30).raise_for_status()
