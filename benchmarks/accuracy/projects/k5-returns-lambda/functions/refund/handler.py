import json
import os

import requests

GORGIAS = "https://kettleandleaf.gorgias.com/api/tickets"


def run(event, context):
    for record in event["Records"]:
        refund = json.loads(record["Sns"]["Message"])
        text = "Refunded {:.2f} on {charge}".format(refund["amount"] / 100, charge=refund["charge"])
        requests.post(
            GORGIAS,
            auth=(os.environ["GORGIAS_USER"], os.environ["GORGIAS_KEY"]),
            json={
                "channel": "email",
                "via": "api",
                "customer": {"email": refund["email"]},
                "subject": "Refund",
                "messages": [{
                    "channel": "email", "via": "api", "from_agent": False,
                    "sender": {"email": refund["email"]}, "body_text": text,
                }],
            },
            timeout=20,
        ).raise_for_status()
