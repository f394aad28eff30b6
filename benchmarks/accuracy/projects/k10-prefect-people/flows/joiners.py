from datetime import date, timedelta

from prefect import flow

from people.tasks.asana_board import ONBOARDING, add_task
from people.tasks.bamboo import create_employee, report
from people.tasks.greenhouse import accepted_offers
from people.tasks.okta import create_user


@flow(name="new hires to HR", log_prints=True)
def hires():
    offers = accepted_offers()
    create_employee.map(offers).wait()
    for hire in offers:
        add_task(ONBOARDING, f"Laptop for {hire['first']} {hire['last']}", hire["starts"], notes=hire["role"] or "")


@flow(name="accounts for next week")
def accounts():
    limit = (date.today() + timedelta(days=7)).isoformat()
    staff = report(["firstName", "lastName", "workEmail", "jobTitle", "hireDate", "status"])
    soon = [p for p in staff if date.today().isoformat() <= p["hireDate"] <= limit and p["workEmail"]]
    create_user.map(soon).wait()


if __name__ == "__main__":
    hires()
    accounts()
