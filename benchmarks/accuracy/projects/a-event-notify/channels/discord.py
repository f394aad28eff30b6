import requests


class DiscordChannel:
    def __init__(self, opts):
        self.hook = opts["webhook"]

    def accepts(self, person):
        return person["ticket"] == "Speaker"

    def deliver(self, person):
        requests.post(self.hook, json={"content": "A new speaker has registered :tada:"})
