import messagebird
import requests
from django.conf import settings


def text_message(number, body):
    messagebird.Client(settings.MESSAGEBIRD_KEY).message_create(settings.SMS_SENDER, number, body)


def telegram(body):
    requests.post(
        f"https://api.telegram.org/bot{settings.TELEGRAM_TOKEN}/sendMessage",
        json={"chat_id": settings.TELEGRAM_WAREHOUSE_CHAT, "text": body},
        timeout=5,
    )
