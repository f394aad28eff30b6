"""Zendesk tickets."""
from urllib.parse import urljoin

import requests


class ZendeskError(Exception):
    pass


class ZendeskClient:
    def __init__(self, token):
        self.base_url = "https://lagovia.zendesk.com/api/v2/"
        self.http = requests.Session()
        self.http.headers["Authorization"] = f"Bearer {token}"

    def tickets_since(self, timestamp):
        url = urljoin(self.base_url, "incremental/tickets.json")
        params = {"start_time": timestamp}
        tickets = []
        while url:
            page = self.http.get(url, params=params).json()
            tickets.extend(page["tickets"])
            url = None if page["end_of_stream"] else page["next_page"]
            params = None
        return tickets

    def update_ticket(self, ticket_id, fields):
        url = urljoin(self.base_url, "tickets/%s.json" % ticket_id)
        response = self.http.put(url, json={"ticket": fields})
        if response.status_code != 200:
            raise ZendeskError("ticket %s: HTTP %s" % (ticket_id, response.status_code))
