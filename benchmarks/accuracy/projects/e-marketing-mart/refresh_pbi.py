import os

import msal
import requests

app = msal.ConfidentialClientApplication(
    os.environ["PBI_CLIENT"],
    authority=f"https://login.microsoftonline.com/{os.environ['PBI_TENANT']}",
    client_credential=os.environ["PBI_SECRET"],
)
token = app.acquire_token_for_client(scopes=["https://analysis.windows.net/powerbi/api/.default"])["access_token"]
r = requests.post(
    f"https://api.powerbi.com/v1.0/myorg/groups/{os.environ['PBI_GROUP']}/datasets/{os.environ['PBI_DATASET']}/refreshes",
    headers={"Authorization": f"Bearer {token}"},
    json={"notifyOption": "MailOnFailure"},
)
r.raise_for_status()
