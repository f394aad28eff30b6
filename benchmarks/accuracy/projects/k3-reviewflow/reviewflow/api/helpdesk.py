import os

import requests


class GorgiasApi:
    def __init__(self):
        self.base = "https://%s.gorgias.com/api" % os.environ["GORGIAS_DOMAIN"]
        self.auth = (os.environ["GORGIAS_USER"], os.environ["GORGIAS_KEY"])

    def open_ticket(self, email, subject, text):
        r = requests.post(self.base + "/tickets", auth=self.auth, json={
            "customer": {"email": email},
            "subject": subject,
            "channel": "api",
            "via": "api",
            "messages": [{
                "channel": "api", "via": "api", "from_agent": False,
                "sender": {"email": email}, "body_text": text,
            }],
        })
        r.raise_for_status()
