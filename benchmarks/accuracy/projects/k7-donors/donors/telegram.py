import requests
from django.conf import settings


def say(text):
    url = "https://api.telegram.org/bot%s/sendMessage" % settings.TELEGRAM["token"]
    requests.post(url, json={"chat_id": settings.TELEGRAM["chat"], "text": text}, timeout=5)
