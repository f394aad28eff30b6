import os

import asana
import requests

from .steps import retry, step


@step("hired")
@retry(times=2)
def create_employee(candidate):
    company = os.environ["PERSONIO_COMPANY"]
    r = requests.post(
        "https://api.personio.de/v1/company/employees",
        headers={"Authorization": f"Bearer {os.environ['PERSONIO_TOKEN']}", "X-Personio-Partner-ID": company},
        json={"employee": {
            "email": candidate["email"], "first_name": candidate["first"], "last_name": candidate["last"],
            "position": candidate["title"], "hire_date": candidate["starts_at"],
        }},
    )
    r.raise_for_status()


@step("hired", project="1203998877665544", tasks=("Order laptop", "Book onboarding lunch"))
def plan_first_day(candidate, project, tasks):
    client = asana.Client.access_token(os.environ["ASANA_PAT"])
    for name in tasks:
        client.tasks.create_task({
            "name": f"{name}: {candidate['first']} {candidate['last']}",
            "due_on": candidate["starts_at"],
            "projects": [project],
        })
