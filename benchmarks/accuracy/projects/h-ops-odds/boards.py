"""Friday tidy-up of both boards (we are half way through the move)."""
import os

import requests


class Monday:
    url = "https://api.monday.com/v2"

    def __init__(self):
        self.s = requests.Session()
        self.s.headers["Authorization"] = os.environ["MONDAY_TOKEN"]

    def query(self, q, **variables):
        r = self.s.post(self.url, json={"query": q, "variables": variables})
        r.raise_for_status()
        return r.json()["data"]

    def done(self, board):
        q = """query ($b: [ID!]) { boards(ids: $b) { items_page(limit: 200) { items { id name
               column_values(ids: ["status"]) { text } } } } }"""
        items = self.query(q, b=[board])["boards"][0]["items_page"]["items"]
        return [i for i in items if i["column_values"][0]["text"] == "Done"]

    def close(self, item):
        self.query("mutation ($i: ID!) { archive_item(item_id: $i) { id } }", i=item["id"])


class ClickUp:
    url = "https://api.clickup.com/api/v2"

    def __init__(self):
        self.s = requests.Session()
        self.s.headers["Authorization"] = os.environ["CLICKUP_TOKEN"]

    def done(self, board):
        r = self.s.get(f"{self.url}/list/{board}/task", params={"statuses[]": "done", "archived": "false"})
        r.raise_for_status()
        return r.json()["tasks"]

    def close(self, item):
        self.s.put(f"{self.url}/task/{item['id']}", json={"archived": True}).raise_for_status()


def tidy(client, board):
    n = 0
    for item in client.done(board):
        client.close(item)
        n += 1
    return n


if __name__ == "__main__":
    for client, board in ((Monday(), os.environ["MONDAY_BOARD"]), (ClickUp(), os.environ["CLICKUP_LIST"])):
        print(type(client).__name__, tidy(client, board))
