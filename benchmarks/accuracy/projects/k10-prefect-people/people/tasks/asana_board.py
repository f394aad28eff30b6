import asana
from prefect import task
from prefect.blocks.system import Secret

ONBOARDING = "1204880013377310"
OFFBOARDING = "1204880013377355"


@task
def add_task(project: str, name: str, due_on: str | None, notes: str = "") -> None:
    config = asana.Configuration()
    config.access_token = Secret.load("asana").get()
    api = asana.TasksApi(asana.ApiClient(config))
    api.create_task({"data": {"projects": [project], "name": name, "due_on": due_on, "notes": notes}}, {})
