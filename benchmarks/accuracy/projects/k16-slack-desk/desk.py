"""small Freshdesk client (v2 api)"""
import requests


class Freshdesk:
    def __init__(self, domain, key):
        self.base = "https://{}.freshdesk.com/api/v2".format(domain)
        self.s = requests.Session()
        self.s.auth = (key, "X")

    def search(self, query):
        page = 1
        while page <= 10:
            r = self.s.get(self.base + "/search/tickets", params={"query": '"%s"' % query, "page": page})
            r.raise_for_status()
            found = r.json()["results"]
            yield from found
            if len(found) < 30:
                break
            page += 1

    def note(self, ticket_id, body, private=True):
        r = self.s.post("{}/tickets/{}/notes".format(self.base, ticket_id), json={"body": body, "private": private})
        r.raise_for_status()
