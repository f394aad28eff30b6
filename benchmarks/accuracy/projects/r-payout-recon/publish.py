"""Upload the workbook for the accountants."""
from datetime import date

from google.oauth2.service_account import Credentials
from googleapiclient.discovery import build
from googleapiclient.http import MediaFileUpload
from openpyxl import load_workbook
import requests

from settings import ASANA_PROJECT, ASANA_TOKEN, DATA, DRIVE_FOLDER, SA_FILE

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def upload(path):
    creds = Credentials.from_service_account_file(SA_FILE, scopes=["https://www.googleapis.com/auth/drive.file"])
    drive = build("drive", "v3", credentials=creds)
    media = MediaFileUpload(str(path), mimetype=XLSX)
    f = (
        drive.files()
        .create(body={"name": f"recon {date.today()}.xlsx", "parents": [DRIVE_FOLDER]}, media_body=media, fields="id, webViewLink")
        .execute()
    )
    return f["webViewLink"]


def task(link, n):
    requests.post(
        "https://app.asana.com/api/1.0/tasks",
        headers={"Authorization": f"Bearer {ASANA_TOKEN}"},
        json={"data": {"name": f"Clear {n} open payouts", "notes": link, "projects": [ASANA_PROJECT]}},
        timeout=20,
    ).raise_for_status()


if __name__ == "__main__":
    book = DATA / "recon.xlsx"
    link = upload(book)
    n_open = load_workbook(book, read_only=True)["missing"].max_row - 1
    if n_open > 0:
        task(link, n_open)
