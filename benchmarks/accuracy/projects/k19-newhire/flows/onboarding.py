from datetime import date, timedelta

from prefect import flow, get_run_logger, task
from prefect.blocks.system import JSON, Secret

from newhire import BambooHR, Desk, Greenhouse, OktaDirectory


def bamboo():
    return BambooHR("acme", Secret.load("bamboohr").get())


@task(retries=2, retry_delay_seconds=60)
def accepted_offers():
    return list(Greenhouse(Secret.load("greenhouse").get()).accepted())


@task
def add_to_hris(hire):
    bamboo().add(hire)


@task(retries=2)
def starters(day):
    return bamboo().starting(day)


@task
def make_account(employee):
    okta = OktaDirectory("https://acme.okta.com", Secret.load("okta").get())
    okta.create(employee["firstName"], employee["lastName"], employee["workEmail"], employee["department"])


@task
def equipment(employees):
    cfg = JSON.load("desk").value
    desk = Desk(cfg["jira_url"], tuple(cfg["jira_auth"]), cfg["snipe_url"], cfg["snipe_token"], cfg["slack_token"])
    for e in employees:
        desk.open_ticket(e)
    desk.post_stock(desk.spare_laptops())


@flow(name="hires-to-hris")
def hires_to_hris():
    hires = accepted_offers()
    add_to_hris.map(hires)
    get_run_logger().info("%d hires", len(hires))


@flow(name="first-day")
def first_day(days_ahead: int = 3):
    day = (date.today() + timedelta(days=days_ahead)).isoformat()
    people = starters(day)
    for person in people:
        make_account(person)
    if people:
        equipment(people)


if __name__ == "__main__":
    hires_to_hris()
    first_day()
