from google.oauth2 import service_account
from googleapiclient.discovery import build

SCOPES = {
    "admin": ["https://www.googleapis.com/auth/admin.directory.user"],
    "calendar": ["https://www.googleapis.com/auth/calendar.events"],
}


def service(name, version):
    creds = service_account.Credentials.from_service_account_file(
        "service-account.json", scopes=SCOPES[name], subject="it@fjordline.io"
    )
    return build(name, version, credentials=creds, cache_discovery=False)
