import logging
from datetime import date

from board import apis
from board.config import Config

log = logging.getLogger("time-board")


def main():
    config = Config.load()
    today = date.today()
    hours = apis.toggl_summary(
        config.workspace, today.replace(day=1).isoformat(), today.isoformat()
    )
    state = "ok"
    for project in config.projects:
        if project.harvest_id:
            budget = apis.harvest_project(project.harvest_id).get("budget")
            log.info("item %s has a budget of %s hours", project.monday_item, budget)
        worked = hours.get(project.toggl_id, 0.0)
        answer = apis.set_column(
            config.board, project.monday_item, config.column, f"{worked:.2f}"
        )
        if "errors" in answer:
            state = "incomplete"
    apis.slack(f"Time board for {len(config.projects)} projects: {state}")


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main()
