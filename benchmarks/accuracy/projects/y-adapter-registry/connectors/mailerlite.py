from connectors.base import Connector


class MailerLite(Connector, slug="mailerlite"):
    root = "https://connect.mailerlite.com/api"

    def load(self, records):
        n = 0
        for n, rec in enumerate(records, 1):
            email = rec.pop("email")
            self.call("POST", "/subscribers", json={"email": email, "fields": rec, "groups": [self.options["group"]]})
        return n
