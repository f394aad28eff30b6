import os

from todoist_api_python.api import TodoistAPI

_api = TodoistAPI(os.environ["TODOIST_TOKEN"])
PROJECT = os.environ.get("TODOIST_PROJECT", "2203306141")


def add(content, description=""):
    return _api.add_task(content=content, description=description, project_id=PROJECT, labels=["discord"])
