import json
import os

import requests

from cache import load_hours

MUTATION = """
mutation ($board: ID!, $name: String!, $values: JSON!) {
  create_item (board_id: $board, item_name: $name, column_values: $values) { id }
}
"""


def create_item(name, values):
    r = requests.post(
        "https://api.monday.com/v2",
        json={"query": MUTATION, "variables": {
            "board": os.environ["MONDAY_BOARD"], "name": name, "values": json.dumps(values)}},
        headers={"Authorization": os.environ["MONDAY_TOKEN"], "API-Version": "2024-04"},
        timeout=30)
    r.raise_for_status()
    if "errors" in r.json():
        raise RuntimeError(r.json()["errors"])


if __name__ == "__main__":
    for task, spent in sorted(load_hours().items(), key=lambda x: -x[1]):
        create_item(task, {"numbers": spent})
