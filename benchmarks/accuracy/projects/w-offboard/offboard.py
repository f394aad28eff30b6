"""Offboarding helper: takes leavers from HR, closes their accounts, opens the IT ticket.

    python offboard.py --since 2024-05-01 [--apply]
"""
import os
from datetime import date

import click
import requests
from jira import JIRA

BAMBOO = "https://api.bamboohr.com/api/gateway.php/{}/v1".format(os.environ.get("BAMBOO_SUBDOMAIN", "acme"))
OKTA = os.environ.get("OKTA_ORG_URL", "https://acme.okta.com").rstrip("/") + "/api/v1"
ORG = "acme-engineering"

okta = requests.Session()
okta.headers["Authorization"] = "SSWS " + os.environ.get("OKTA_TOKEN", "")


def leavers(since):
    report = requests.post(
        BAMBOO + "/reports/custom",
        params={"format": "json", "onlyCurrent": "false"},
        auth=(os.environ["BAMBOO_KEY"], "x"),
        json={
            "title": "leavers",
            "fields": ["displayName", "workEmail", "terminationDate", "supervisor", "department"],
        },
    )
    report.raise_for_status()
    for emp in report.json()["employees"]:
        left = emp.get("terminationDate") or "0000-00-00"
        if since <= left <= date.today().isoformat() and emp.get("workEmail"):
            yield emp


def okta_user(login):
    r = okta.get(OKTA + "/users/" + login)
    if r.status_code == 404:
        return None
    r.raise_for_status()
    return r.json()


def okta_apps(uid):
    r = okta.get(OKTA + "/apps", params={"filter": f'user.id eq "{uid}"', "limit": 200})
    return sorted(a["label"] for a in r.json())


def drop_from_github(handle, apply):
    if not handle:
        return "no handle"
    url = f"https://api.github.com/orgs/{ORG}/members/{handle}"
    head = {"Authorization": "Bearer " + os.environ["GITHUB_TOKEN"], "X-GitHub-Api-Version": "2022-11-28"}
    if requests.get(url, headers=head).status_code != 204:
        return "not a member"
    if apply:
        requests.delete(url, headers=head).raise_for_status()
    return "removed"


@click.command()
@click.option("--since", required=True, help="YYYY-MM-DD")
@click.option("--apply", is_flag=True)
@click.option("--project", default="ITSD", show_default=True)
def cli(since, apply, project):
    jira = JIRA(os.environ["JIRA_URL"], basic_auth=(os.environ["JIRA_USER"], os.environ["JIRA_TOKEN"]))

    for emp in leavers(since):
        login = emp["workEmail"].lower()
        user = okta_user(login)
        if user is None or user["status"] == "DEPROVISIONED":
            click.echo(f"{login}: already gone")
            continue

        apps = okta_apps(user["id"])
        gh_state = drop_from_github(user["profile"].get("githubUsername"), apply)
        if not apply:
            click.echo(f"{login}: would deactivate, {len(apps)} apps, github: {gh_state}")
            continue

        okta.post(f"{OKTA}/users/{login}/lifecycle/deactivate", params={"sendEmail": "false"}).raise_for_status()

        issue = jira.create_issue(fields={
            "project": {"key": project},
            "issuetype": {"name": "Task"},
            "summary": f"Offboarding {emp['displayName']} ({emp['department']})",
            "description": "Last day: {}\nManager: {}\nGitHub: {}\n\nApps to check by hand:\n{}".format(
                emp["terminationDate"], emp["supervisor"], gh_state, "\n".join("* " + a for a in apps)),
            "labels": ["offboarding"],
        })
        click.echo(f"{login}: {issue.key}")


if __name__ == "__main__":
    cli()
