import json
import os

from .http import call

MUTATION = """
mutation ($board: ID!, $item: ID!, $column: String!, $value: String!) {
  change_simple_column_value(board_id: $board, item_id: $item, column_id: $column, value: $value) { id }
}
"""


def toggl_summary(workspace, start, end):
    groups = call(
        "POST",
        f"https://api.track.toggl.com/reports/api/v3/workspace/{workspace}/summary/time_entries",
        auth=(os.environ["TOGGL_TOKEN"], "api_token"),
        json={"start_date": start, "end_date": end, "grouping": "projects"},
    )["groups"]
    return {
        group["id"]: sum(sub["seconds"] for sub in group["sub_groups"]) / 3600 for group in groups
    }


def harvest_project(project_id):
    return call(
        "GET",
        f"https://api.harvestapp.com/v2/projects/{project_id}",
        headers={
            "Authorization": f"Bearer {os.environ['HARVEST_TOKEN']}",
            "Harvest-Account-ID": os.environ["HARVEST_ACCOUNT"],
        },
    )


def set_column(board, item, column, value):
    return call(
        "POST",
        "https://api.monday.com/v2",
        headers={"Authorization": os.environ["MONDAY_TOKEN"]},
        json={
            "query": MUTATION,
            "variables": json.dumps(
                {"board": board, "item": item, "column": column, "value": value}
            ),
        },
    )


def slack(text):
    call("POST", os.environ["SLACK_WEBHOOK_URL"], json={"text": text})
