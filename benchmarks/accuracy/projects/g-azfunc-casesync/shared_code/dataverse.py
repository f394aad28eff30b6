import os

import msal
import requests

ORG = os.environ["DATAVERSE_URL"]  # https://contoso.crm4.dynamics.com


class Dataverse:
    def __init__(self):
        app = msal.ConfidentialClientApplication(
            os.environ["CLIENT_ID"],
            authority="https://login.microsoftonline.com/" + os.environ["TENANT_ID"],
            client_credential=os.environ["CLIENT_SECRET"],
        )
        token = app.acquire_token_for_client(scopes=[ORG + "/.default"])
        self.headers = {
            "Authorization": "Bearer " + token["access_token"],
            "OData-Version": "4.0",
            "Prefer": "return=representation",
        }

    def list(self, entity, select, flt):
        url = f"{ORG}/api/data/v9.2/{entity}"
        params = {"$select": select, "$filter": flt}
        while url:
            r = requests.get(url, headers=self.headers, params=params)
            r.raise_for_status()
            body = r.json()
            for row in body["value"]:
                yield row
            url, params = body.get("@odata.nextLink"), None

    def update(self, entity, guid, values):
        r = requests.patch(f"{ORG}/api/data/v9.2/{entity}({guid})", headers=self.headers, json=values)
        r.raise_for_status()
