"""Daily offboarding run. Usage: offboard.py [YYYY-MM-DD]"""
import logging
import os
import sys
from datetime import date

import requests

from clients.bamboo import Bamboo
from clients.directory import Workspace
from clients.okta import Okta
from clients.ticketing import Tickets

log = logging.getLogger("offboard")
env = os.environ


def teams(text):
    requests.post(env["TEAMS_WEBHOOK"], json={"text": text}, timeout=15).raise_for_status()


def run(day):
    hr = Bamboo(env["BAMBOO_COMPANY"], env["BAMBOO_KEY"])
    okta = Okta(env["OKTA_ORG"], env["OKTA_TOKEN"])
    workspace = Workspace("sa.json", env["GSUITE_ADMIN"])
    tickets = Tickets(env["JIRA_SERVER"], env["JIRA_USER"], env["JIRA_TOKEN"])

    errors = []
    for person in hr.leavers(day):
        marker = f"leaver-{person['id']}"
        if tickets.already_open(marker):
            continue
        try:
            issue = tickets.hardware_return(person["displayName"], person["supervisorEmail"], person["department"], marker)
            account = okta.find(person["workEmail"])
            if account:
                had = okta.groups(account["id"])
                okta.deactivate(account["id"])
                tickets.note(issue, "Okta groups removed: " + ", ".join(had))
            workspace.suspend(person["workEmail"])
        except Exception as exc:
            log.exception("offboarding of %s", person["id"])
            errors.append(str(exc))

    if errors:
        teams(f"Offboarding {day}: {len(errors)} problem(s), see log")
    else:
        teams(f"Offboarding {day} done. Active Google seats: {workspace.seats()}")


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    run(date.fromisoformat(sys.argv[1]) if len(sys.argv) > 1 else date.today())
