import os
import pathlib

import msal
import requests
import tableauserverclient as TSC

GRAPH = "https://graph.microsoft.com/v1.0"


def graph_token():
    app = msal.ConfidentialClientApplication(
        os.environ["AZ_CLIENT_ID"],
        authority=f"https://login.microsoftonline.com/{os.environ['AZ_TENANT']}",
        client_credential=os.environ["AZ_SECRET"],
    )
    result = app.acquire_token_for_client(scopes=["https://graph.microsoft.com/.default"])
    return result["access_token"]


def upload(path: pathlib.Path) -> None:
    h = {"Authorization": f"Bearer {graph_token()}"}
    site = requests.get(f"{GRAPH}/sites/acme.sharepoint.com:/sites/people", headers=h).json()["id"]
    r = requests.put(
        f"{GRAPH}/sites/{site}/drive/root:/Pulse/{path.name}:/content",
        headers={**h, "Content-Type": "application/octet-stream"},
        data=path.read_bytes(),
    )
    r.raise_for_status()


def refresh_dashboard() -> None:
    auth = TSC.PersonalAccessTokenAuth("pulse", os.environ["TABLEAU_PAT"], site_id="people")
    server = TSC.Server("https://tableau.acme.com", use_server_version=True)
    with server.auth.sign_in(auth):
        for workbook in TSC.Pager(server.workbooks):
            if workbook.name == "Pulse":
                server.workbooks.refresh(workbook)


if __name__ == "__main__":
    upload(pathlib.Path("data") / "pulse_report.xlsx")
    refresh_dashboard()
