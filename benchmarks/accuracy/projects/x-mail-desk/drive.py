import io
import os

from google.oauth2 import service_account
from googleapiclient.discovery import build
from googleapiclient.http import MediaIoBaseUpload

creds = service_account.Credentials.from_service_account_file(
    "sa.json", scopes=["https://www.googleapis.com/auth/drive.file"])
svc = build("drive", "v3", credentials=creds, cache_discovery=False)


def upload(name, mime, content):
    f = svc.files().create(
        body={"name": name, "parents": [os.environ["DRIVE_FOLDER"]]},
        media_body=MediaIoBaseUpload(io.BytesIO(content), mimetype=mime),
        fields="id, webViewLink",
    ).execute()
    return f["webViewLink"]
