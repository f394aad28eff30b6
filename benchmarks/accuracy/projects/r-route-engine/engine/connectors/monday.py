import os

import requests

QUERY = """
query ($board: [ID!], $cursor: String) {
  boards(ids: $board) {
    items_page(limit: 100, cursor: $cursor) {
      cursor
      items { id name updated_at column_values { id text } }
    }
  }
}
"""


class Connector:
    def __init__(self, board):
        self.board = str(board)

    def _gql(self, query, **variables):
        r = requests.post(
            "https://api.monday.com/v2",
            json={"query": query, "variables": variables},
            headers={"Authorization": os.environ["MONDAY_TOKEN"], "API-Version": "2024-01"},
        )
        r.raise_for_status()
        body = r.json()
        if "errors" in body:
            raise RuntimeError(body["errors"])
        return body["data"]

    def read(self, since=None):
        cursor = None
        while True:
            page = self._gql(QUERY, board=[self.board], cursor=cursor)["boards"][0]["items_page"]
            for it in page["items"]:
                if since and it["updated_at"] <= since:
                    continue
                yield {"_updated": it["updated_at"], "name": it["name"], **{c["id"]: c["text"] for c in it["column_values"]}}
            cursor = page["cursor"]
            if not cursor:
                return

    def write(self, record):
        raise NotImplementedError("monday is read only here")
