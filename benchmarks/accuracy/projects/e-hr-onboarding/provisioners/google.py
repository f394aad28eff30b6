import os
import secrets

from google.oauth2 import service_account
from googleapiclient.discovery import build
from googleapiclient.errors import HttpError

SCOPES = ["https://www.googleapis.com/auth/admin.directory.user"]


class Provisioner:
    def __init__(self):
        creds = service_account.Credentials.from_service_account_file(
            os.environ["GOOGLE_SA"], scopes=SCOPES, subject=os.environ["GOOGLE_ADMIN"]
        )
        self.svc = build("admin", "directory_v1", credentials=creds, cache_discovery=False)

    def _exists(self, mail):
        try:
            self.svc.users().get(userKey=mail).execute()
            return True
        except HttpError as e:
            if e.resp.status == 404:
                return False
            raise

    def provision(self, emp, ctx):
        if self._exists(emp["email"]):
            return
        self.svc.users().insert(
            body={
                "primaryEmail": emp["email"],
                "name": {"givenName": emp["first"], "familyName": emp["last"]},
                "password": secrets.token_urlsafe(16),
                "changePasswordAtNextLogin": True,
                "orgUnitPath": "/" + (emp["department"] or "Other"),
            }
        ).execute()
