import requests


class SlackNotifier:
    def __init__(self, webhook_url: str, channel: str = "#revops") -> None:
        self.webhook_url = webhook_url
        self.channel = channel

    def send(self, text: str) -> None:
        requests.post(self.webhook_url, json={"channel": self.channel, "text": text}, timeout=10)
