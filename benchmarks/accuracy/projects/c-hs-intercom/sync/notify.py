from slack_sdk import WebClient


class Notifier:
    def __init__(self, token, channel):
        self.client = WebClient(token=token)
        self.channel = channel

    def problem(self, errors):
        head = f":warning: contact sync: {len(errors)} failures"
        self.client.chat_postMessage(channel=self.channel, text=head + "\n" + "\n".join(sorted(set(errors))))
