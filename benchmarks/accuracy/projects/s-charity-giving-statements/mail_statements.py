"""Step 3: send, and keep the sent list in the Finance shared drive."""
import io
import os
import time

import boto3
import pandas as pd
from google.oauth2 import service_account
from googleapiclient.discovery import build
from googleapiclient.http import MediaIoBaseUpload
from jinja2 import Environment, FileSystemLoader

env = Environment(loader=FileSystemLoader("templates"))
ses = boto3.client("sesv2", region_name="eu-west-1")
FOLDER = "1tQv3c_FinanceStatements"


def send(row):
    html = env.get_template("statement.html").render(name=row.name_, total=row.total, count=row.count_, year=row.year)
    ses.send_email(
        FromEmailAddress="giving@harbourtrust.org",
        Destination={"ToAddresses": [row.email]},
        Content={"Simple": {"Subject": {"Data": f"Your giving statement {row.year}"}, "Body": {"Html": {"Data": html}}}},
    )


def file_list(df):
    creds = service_account.Credentials.from_service_account_file(
        os.environ["GOOGLE_SA"], scopes=["https://www.googleapis.com/auth/drive.file"])
    drive = build("drive", "v3", credentials=creds)
    media = MediaIoBaseUpload(io.BytesIO(df.to_csv(index=False).encode()), mimetype="text/csv")
    drive.files().create(body={"name": "statements-sent.csv", "parents": [FOLDER]}, media_body=media,
                         supportsAllDrives=True).execute()


def main():
    df = pd.read_parquet("work/statements.parquet").rename(columns={"name": "name_", "count": "count_"})
    for row in df.itertuples(index=False):
        send(row)
        time.sleep(0.1)
    file_list(df[["constituent", "total", "year"]])


if __name__ == "__main__":
    main()
