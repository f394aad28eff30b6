from io import BytesIO

import google.auth
from googleapiclient.discovery import build
from googleapiclient.http import MediaIoBaseUpload


def service():
    creds, _ = google.auth.default(scopes=["https://www.googleapis.com/auth/drive.file"])
    return build("drive", "v3", credentials=creds, cache_discovery=False)


def keep(drive, folder, name, data):
    media = MediaIoBaseUpload(BytesIO(data), mimetype="application/pdf")
    f = drive.files().create(
        body={"name": name, "parents": [folder]}, media_body=media, fields="id,webViewLink"
    ).execute()
    return f["webViewLink"]
