from google.oauth2 import service_account
from googleapiclient.discovery import build

SCOPES = ["https://www.googleapis.com/auth/admin.directory.user"]


class Workspace:
    def __init__(self, keyfile, admin):
        creds = service_account.Credentials.from_service_account_file(keyfile, scopes=SCOPES).with_subject(admin)
        self.service = build("admin", "directory_v1", credentials=creds, cache_discovery=False)

    def suspend(self, email):
        self.service.users().update(userKey=email, body={"suspended": True}).execute()

    def seats(self):
        res = self.service.users().list(customer="my_customer", query="isSuspended=false", maxResults=500).execute()
        return len(res.get("users", []))
