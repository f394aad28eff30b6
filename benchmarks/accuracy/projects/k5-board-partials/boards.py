"""Copy tasks between the boards of our clients and our own.

usage: boards.py [eu] [us] [apac]
"""
import os
import sys
from functools import partial
from typing import Any, Callable, Dict, Iterable, List, Optional

import asana
import requests
import smartsheet

Task = Dict[str, Any]


# --- readers ----------------------------------------------------------------
def read_asana(project: str) -> List[Task]:
    client = asana.Client.access_token(os.environ["ASANA_TOKEN"])
    found = client.tasks.find_by_project(project, {"opt_fields": "name,due_on,notes,completed"})
    return [{"title": t["name"], "due": t["due_on"], "text": t["notes"]} for t in found if not t["completed"]]


def read_clickup(list_id: str) -> List[Task]:
    r = requests.get(
        "https://api.clickup.com/api/v2/list/%s/task" % list_id,
        headers={"Authorization": os.environ["CLICKUP_TOKEN"]},
        params={"archived": "false"},
    )
    r.raise_for_status()
    return [{"title": t["name"], "due": t["due_date"], "text": t["text_content"]} for t in r.json()["tasks"]]


def read_todoist(project_id: str) -> List[Task]:
    r = requests.get(
        "https://api.todoist.com/rest/v2/tasks",
        headers={"Authorization": "Bearer " + os.environ["TODOIST_TOKEN"]},
        params={"project_id": project_id},
    )
    r.raise_for_status()
    return [{"title": t["content"], "due": (t["due"] or {}).get("date"), "text": t["description"]} for t in r.json()]


# --- writers ----------------------------------------------------------------
def write_monday(task: Task, board: int) -> None:
    q = "mutation ($b: ID!, $n: String!, $c: JSON!) {create_item (board_id: $b, item_name: $n, column_values: $c) {id}}"
    requests.post(
        "https://api.monday.com/v2",
        headers={"Authorization": os.environ["MONDAY_TOKEN"]},
        json={"query": q, "variables": {"b": board, "n": task["title"], "c": '{"date4": "%s"}' % (task["due"] or "")}},
    ).raise_for_status()


def write_smartsheet(task: Task, sheet_id: int, columns: Dict[str, int]) -> None:
    ss = smartsheet.Smartsheet(os.environ["SMARTSHEET_TOKEN"])
    row = smartsheet.models.Row()
    row.to_bottom = True
    for key, column_id in columns.items():
        row.cells.append({"column_id": column_id, "value": task[key] or ""})
    ss.Sheets.add_rows(sheet_id, [row])


def write_basecamp(task: Task, bucket: int, todolist: int) -> None:
    requests.post(
        "https://3.basecampapi.com/4418822/buckets/%d/todolists/%d/todos.json" % (bucket, todolist),
        headers={"Authorization": "Bearer " + os.environ["BASECAMP_TOKEN"], "User-Agent": "boards (it@studio.example)"},
        json={"content": task["title"], "description": task["text"], "due_on": task["due"]},
    ).raise_for_status()


# --- the copy ---------------------------------------------------------------
def tell_chat(titles: List[str]) -> None:
    requests.post(
        "https://chat.googleapis.com/v1/spaces/AAAAq1/messages",
        params={"key": os.environ["GCHAT_KEY"], "token": os.environ["GCHAT_TOKEN"]},
        json={"text": "Copied:\n" + "\n".join(titles)},
    )


def copy(
    reader: Callable[[], Iterable[Task]],
    writer: Callable[[Task], None],
    on_done: Optional[Callable[[List[str]], None]] = None,
) -> None:
    titles = []
    for task in reader():
        writer(task)
        titles.append(task["title"])
    if on_done is not None:
        on_done(titles)


JOBS = {
    "eu": partial(
        copy,
        partial(read_asana, "1204477210"),
        partial(write_monday, board=4820012),
        on_done=tell_chat,
    ),
    "us": partial(
        copy,
        partial(read_clickup, "901200881"),
        partial(write_smartsheet, sheet_id=7712340098, columns={"title": 11, "due": 12, "text": 13}),
    ),
    "apac": partial(
        copy,
        partial(read_todoist, "2203306141"),
        lambda task: write_basecamp(task, bucket=3301, todolist=55120),
        on_done=lambda titles: print(len(titles), "copied"),
    ),
}


if __name__ == "__main__":
    for name in sys.argv[1:] or JOBS:
        JOBS[name]()
