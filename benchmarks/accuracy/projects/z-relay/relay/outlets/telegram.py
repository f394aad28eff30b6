import httpx


def say(settings, body):
    httpx.post(
        f"https://api.telegram.org/bot{settings['TELEGRAM_TOKEN']}/sendMessage",
        json={"chat_id": settings["TELEGRAM_CHAT"], "text": body["text"]},
    ).raise_for_status()
