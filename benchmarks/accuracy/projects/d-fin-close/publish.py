import json
import os
import sys

import msal
import requests

from common import f

GRAPH = "https://graph.microsoft.com/v1.0"
SITE = "ostermann.sharepoint.com,4a1b,9c2d"


def token():
    app = msal.ConfidentialClientApplication(
        os.environ["AAD_CLIENT"], os.environ["AAD_SECRET"], authority="https://login.microsoftonline.com/" + os.environ["AAD_TENANT"]
    )
    return app.acquire_token_for_client(["https://graph.microsoft.com/.default"])["access_token"]


def main(period):
    path = f(period, f"close_{period}.xlsx")
    with open(path, "rb") as fh:
        r = requests.put(
            f"{GRAPH}/sites/{SITE}/drive/root:/Close/{path.name}:/content", data=fh, headers={"Authorization": "Bearer " + token()}
        )
    r.raise_for_status()
    link = r.json()["webUrl"]

    worst = sorted(json.loads(f(period, "diff.json").read_text()).items(), key=lambda kv: -kv[1])[:5]
    facts = [{"name": dep, "value": f"{amount:,.2f}"} for dep, amount in worst]
    requests.post(os.environ["TEAMS_WEBHOOK"], json={
        "@type": "MessageCard",
        "@context": "http://schema.org/extensions",
        "summary": f"Close pack {period}",
        "sections": [{"activityTitle": f"Payroll differences {period}", "facts": facts}],
        "potentialAction": [{"@type": "OpenUri", "name": "Open", "targets": [{"os": "default", "uri": link}]}],
    }).raise_for_status()


main(sys.argv[1])
