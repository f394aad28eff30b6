import requests


class MailgunChannel:
    def __init__(self, opts):
        self.url = "https://api.eu.mailgun.net/v3/%s/messages" % opts["domain"]
        self.auth = ("api", opts["key"])

    def accepts(self, person):
        return bool(person["email"])

    def deliver(self, person):
        requests.post(self.url, auth=self.auth, data={
            "from": "Meetup <hello@meetup.example>", "to": "%(name)s <%(email)s>" % person,
            "subject": "See you soon", "template": "welcome", "v:ticket": person["ticket"]}).raise_for_status()
