from datetime import datetime, timedelta, timezone

from ..base import Source
from ..records import Lead


class FacebookForms(Source):
    key = "facebook"
    base_url = "https://graph.facebook.com/v19.0"

    def fetch(self):
        since = int((datetime.now(timezone.utc) - timedelta(minutes=20)).timestamp())
        rule = f'[{{"field":"time_created","operator":"GREATER_THAN","value":{since}}}]'
        for form in self.args["form_ids"]:
            url, params = f"/{form}/leads", {"filtering": rule, "fields": "field_data,ad_name"}
            while url:
                page = self.request("GET", url, params=params)
                yield from map(self._lead, page["data"])
                url, params = page.get("paging", {}).get("next"), None

    @staticmethod
    def _lead(node):
        f = {d["name"]: d["values"][0] for d in node["field_data"] if d["values"]}
        return Lead(
            email=f.get("email", "").lower(),
            name=f.get("full_name", ""),
            phone=f.get("phone_number", ""),
            company=f.get("company_name", ""),
            origin=f"Facebook / {node.get('ad_name', '?')}",
        )


class Calendly(Source):
    key = "calendly"
    base_url = "https://api.calendly.com"

    def fetch(self):
        events = self.request("GET", "/scheduled_events", params={
            "organization": self.args["organization"],
            "status": "active",
            "min_start_time": datetime.now(timezone.utc).isoformat(),
            "count": 100,
        })["collection"]
        for ev in events:
            for inv in self.request("GET", ev["uri"] + "/invitees")["collection"]:
                answers = {q["question"]: q["answer"] for q in inv["questions_and_answers"]}
                yield Lead(inv["email"].lower(), inv["name"], origin=ev["name"], extra=answers)
