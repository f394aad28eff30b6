from datetime import date

from prefect import flow

from people.tasks.asana_board import OFFBOARDING, add_task
from people.tasks.bamboo import report
from people.tasks.okta import count_still_active


@flow(name="leavers")
def leavers():
    count_still_active()
    for person in report(["displayName", "terminationDate", "supervisor"]):
        end = person["terminationDate"]
        if not end or end == "0000-00-00" or end < date.today().isoformat():
            continue
        add_task(OFFBOARDING, f"Offboard {person['displayName']}", end, f"Manager: {person['supervisor']}")


if __name__ == "__main__":
    leavers.serve(name="weekday-mornings", cron="0 7 * * 1-5")
