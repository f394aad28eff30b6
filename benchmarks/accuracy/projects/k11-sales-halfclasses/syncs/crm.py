from closeio_api import Client as Close

from .base import BaseSync, key


class CopperToMailerLite(BaseSync):
    name = "newsletter"
    pause = 0.2
    group = "116541287461923810"

    def fetch(self):
        page = 1
        while True:
            people = self.post(
                "https://api.copper.com/developer_api/v1/people/search",
                {"page_size": 200, "page_number": page, "tags": ["newsletter"]},
                **{"X-PW-AccessToken": key("COPPER_TOKEN"), "X-PW-Application": "developer_api",
                   "X-PW-UserEmail": key("COPPER_USER")},
            )
            if not people:
                return
            yield from people
            page += 1

    def keep(self, rec):
        return bool(rec.get("emails"))

    def convert(self, rec):
        return {
            "email": rec["emails"][0]["email"],
            "fields": {"name": rec["first_name"], "last_name": rec["last_name"], "company": rec["company_name"]},
            "groups": [self.group],
        }

    def push(self, item):
        self.post("https://connect.mailerlite.com/api/subscribers", item,
                  Authorization="Bearer " + key("MAILERLITE_TOKEN"))


class AttioToBrevo(BaseSync):
    """The US team has its own CRM (don't ask)"""
    name = "us-newsletter"

    def fetch(self):
        offset = 0
        while True:
            data = self.post(
                "https://api.attio.com/v2/objects/people/records/query",
                {"limit": 100, "offset": offset, "filter": {"subscribed": True}},
                Authorization="Bearer " + key("ATTIO_TOKEN"),
            )["data"]
            for d in data:
                yield d["values"]
            if len(data) < 100:
                break
            offset += 100

    def keep(self, rec):
        return len(rec["email_addresses"]) > 0

    def convert(self, rec):
        name = rec["name"][0] if rec["name"] else {"first_name": "", "last_name": ""}
        return {
            "email": rec["email_addresses"][0]["email_address"],
            "attributes": {"FIRSTNAME": name["first_name"], "LASTNAME": name["last_name"]},
            "listIds": [14],
            "updateEnabled": True,
        }

    def push(self, item):
        self.post("https://api.brevo.com/v3/contacts", item, **{"api-key": key("BREVO_KEY")})


class CloseToNothingYet(BaseSync):
    """TODO Femke: should go to the newsletter as well once legal says yes.
    Until then it only shows what it would do."""
    name = "close-preview"

    def fetch(self):
        close = Close(key("CLOSE_KEY"))
        skip = 0
        while True:
            resp = close.get("lead", params={"query": 'status:"Customer"', "_skip": skip, "_limit": 100})
            yield from resp["data"]
            if not resp["has_more"]:
                break
            skip += 100

    def convert(self, rec):
        mails = [e["email"] for c in rec["contacts"] for e in c["emails"]]
        return {"company": rec["display_name"], "emails": mails}

    def push(self, item):
        print("would push", item["company"], item["emails"])
