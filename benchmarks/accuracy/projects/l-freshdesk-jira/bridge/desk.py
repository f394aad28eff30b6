from .base import RestClient


class Freshdesk(RestClient):
    def __init__(self, subdomain, key):
        super(Freshdesk, self).__init__((key, "X"))
        self.root = "https://%s.freshdesk.com/api/v2" % subdomain

    def escalated(self):
        page = 1
        while True:
            out = self.get("/search/tickets", query="\"tag:'escalate-dev'\"", page=page)
            for t in out["results"]:
                yield t
            if page * 30 >= out["total"] or page == 10:
                break
            page += 1

    def conversation(self, ticket_id):
        return self.get("/tickets/%d/conversations" % ticket_id)

    def note(self, ticket_id, html):
        return self.post("/tickets/%d/notes" % ticket_id, {"body": html, "private": True})

    def link(self, ticket_id, key):
        return self.put("/tickets/%d" % ticket_id, {"custom_fields": {"cf_dev_issue": key}})
