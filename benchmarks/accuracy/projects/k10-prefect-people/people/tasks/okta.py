import httpx
from prefect import get_run_logger, task
from prefect.blocks.system import Secret

ORG = "https://brightloom.okta.com/api/v1"


def _headers():
    return {"Authorization": f"SSWS {Secret.load('okta').get()}", "Accept": "application/json"}


@task
def create_user(employee: dict) -> None:
    profile = {
        "firstName": employee["firstName"],
        "lastName": employee["lastName"],
        "email": employee["workEmail"],
        "login": employee["workEmail"],
        "title": employee["jobTitle"],
    }
    httpx.post(f"{ORG}/users", params={"activate": "false"}, headers=_headers(), json={"profile": profile}).raise_for_status()


@task
def count_still_active() -> None:
    res = httpx.get(f"{ORG}/users", params={"filter": 'status eq "ACTIVE"', "limit": 200}, headers=_headers())
    get_run_logger().info("active in Okta: %s (first page)", len(res.raise_for_status().json()))
