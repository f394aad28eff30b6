import os

import asana
import yaml
from todoist_api_python.api import TodoistAPI

todoist = TodoistAPI(os.environ["TODOIST_TOKEN"])

configuration = asana.Configuration()
configuration.access_token = os.environ["ASANA_TOKEN"]
tasks_api = asana.TasksApi(asana.ApiClient(configuration))


def overdue(project):
    opts = {"opt_fields": "name,due_on,completed", "completed_since": "now"}
    return [t for t in tasks_api.get_tasks_for_project(project, opts) if t["due_on"]]


def main():
    with open("chores.yml") as f:
        conf = yaml.safe_load(f)

    task = None
    for task in overdue(conf["asana_project"]):
        print(task["due_on"], task["name"])

    for task in conf["chores"]:
        todoist.add_task(content=task["name"], due_string=task["when"], project_id=conf["todoist_project"])


if __name__ == "__main__":
    main()
