import os
import secrets

import requests
from google.oauth2 import service_account
from googleapiclient.discovery import build
from googleapiclient.errors import HttpError

from ..context import Context


class CreateOktaUsers:
    def __init__(self):
        self.url = f"https://{os.environ.get('OKTA_ORG', 'bluebarn')}.okta.com/api/v1/users"

    def __call__(self, ctx: Context) -> None:
        if ctx.dry_run:
            return
        headers = {"Authorization": "SSWS " + os.environ["OKTA_TOKEN"]}
        for p in ctx.hires:
            r = requests.post(
                self.url,
                params={"activate": "false"},
                headers=headers,
                json={"profile": {"firstName": p.first, "lastName": p.last, "email": p.email,
                                  "login": p.email, "employeeNumber": p.employee_no}},
                timeout=30,
            )
            if r.status_code >= 400:
                ctx.problems.append(f"okta: HTTP {r.status_code}")


class CreateGoogleUsers:
    SCOPES = ["https://www.googleapis.com/auth/admin.directory.user"]

    def __call__(self, ctx: Context) -> None:
        if ctx.dry_run:
            return
        creds = service_account.Credentials.from_service_account_file(
            os.environ["GOOGLE_SA_FILE"], scopes=self.SCOPES
        ).with_subject(os.environ["GOOGLE_ADMIN"])
        directory = build("admin", "directory_v1", credentials=creds, cache_discovery=False)
        for p in ctx.hires:
            body = {
                "primaryEmail": p.email,
                "name": {"givenName": p.first, "familyName": p.last},
                "password": secrets.token_urlsafe(16),
                "changePasswordAtNextLogin": True,
                "orgUnitPath": f"/{p.department}",
            }
            try:
                directory.users().insert(body=body).execute()
            except HttpError as err:
                ctx.problems.append(f"google: HTTP {err.resp.status}")
