import os

import requests


def tell(text):
    token, chat = os.environ.get("TG_TOKEN"), os.environ.get("TG_CHAT")
    if not token:
        return
    requests.post("https://api.telegram.org/bot%s/sendMessage" % token,
                  json={"chat_id": chat, "text": text, "disable_notification": True}, timeout=10)
