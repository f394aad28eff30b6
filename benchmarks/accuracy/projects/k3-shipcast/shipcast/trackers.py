"""Delivery watch: EasyPost trackers feed the claims board on monday."""
import json
import os

import easypost
import requests

MONDAY = "https://api.monday.com/v2"
MUTATION = """mutation ($board: ID!, $name: String!, $cols: JSON!) {
  create_item (board_id: $board, item_name: $name, column_values: $cols) { id }
}"""


def late_parcels():
    client = easypost.EasyPostClient(os.environ["EASYPOST_KEY"])
    page = client.tracker.all(page_size=100)
    return [t for t in page["trackers"] if t.status in ("failure", "return_to_sender")]


def put_on_board(tracker):
    cols = {"status": {"label": tracker.status}, "text": tracker.carrier}
    requests.post(MONDAY, headers={"Authorization": os.environ["MONDAY_TOKEN"]}, json={
        "query": MUTATION,
        "variables": {"board": os.environ["CLAIMS_BOARD"], "name": tracker.tracking_code, "cols": json.dumps(cols)},
    }).raise_for_status()
