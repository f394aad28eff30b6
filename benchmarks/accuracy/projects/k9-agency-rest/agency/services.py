import json

from agency.rest import Resource, RestClient


class Harvest(RestClient):
    base = "https://api.harvestapp.com/v2"

    time_entries = Resource("/time_entries", root="time_entries")
    clients = Resource("/clients", root="clients")

    def authenticate(self, token, account):
        super(Harvest, self).authenticate(token)
        self.session.headers["Harvest-Account-Id"] = account

    def has_more(self, data, items):
        return data["next_page"] is not None


class FreeAgent(RestClient):
    base = "https://api.freeagent.com/v2"

    invoices = Resource("/invoices", root="invoices", wrap="invoice")
    contacts = Resource("/contacts", root="contacts", wrap="contact")

    def has_more(self, data, items):
        return len(items) == 25


class Asana(RestClient):
    base = "https://app.asana.com/api/1.0"

    tasks = Resource("/tasks", root="data", wrap="data")

    def page_params(self, page):
        return {"limit": 100}


class Teamwork(RestClient):
    base = "https://studio.teamwork.com/projects/api/v3"

    projects = Resource("/projects.json", root="projects")

    def authenticate(self, key):
        self.session.auth = (key, "x")


class Monday(RestClient):
    base = "https://api.monday.com/v2"

    def authenticate(self, token):
        self.session.headers["Authorization"] = token

    def create_item(self, board, name, **columns):
        query = (
            "mutation ($b: ID!, $n: String!, $c: JSON!) "
            "{ create_item(board_id: $b, item_name: $n, column_values: $c) { id } }"
        )
        return self.request(
            "POST", "", json={"query": query, "variables": {"b": board, "n": name, "c": json.dumps(columns)}}
        ).json()
