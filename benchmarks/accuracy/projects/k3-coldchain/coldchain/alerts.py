import os

import requests


def telegram(text):
    token = os.environ["TG_TOKEN"]
    requests.post("https://api.telegram.org/bot%s/sendMessage" % token,
                  json={"chat_id": os.environ["TG_CHAT"], "text": text}, timeout=10)


def opsgenie(alias, message, details):
    r = requests.post(
        "https://api.eu.opsgenie.com/v2/alerts",
        headers={"Authorization": "GenieKey " + os.environ["OPSGENIE_KEY"]},
        json={"message": message, "alias": alias, "details": details, "priority": "P2"},
    )
    r.raise_for_status()
