"""prefect deploy flows.py:nps_daily / flows.py:research_weekly"""
import os

import requests
from prefect import flow, get_run_logger, task

from voc import targets
from voc.classify import with_topics
from voc.sources import SurveyMonkey, delighted_responses


def tell_discord(flow, flow_run, state):
    requests.post(os.environ["DISCORD_WEBHOOK"],
                  json={"content": f"{flow.name}: {state.name}"}, timeout=10)


@task(retries=2, retry_delay_seconds=60)
def load_nps():
    return list(delighted_responses(days=1))


@task(retries=2, retry_delay_seconds=60)
def load_research(survey_id):
    return list(SurveyMonkey(survey_id).open_answers())


@task
def tag(items):
    return list(with_topics(items))


to_notion = task(targets.notion_rows, name="notion", retries=1)
to_hubspot = task(targets.hubspot_scores, name="hubspot")
to_redshift = task(targets.redshift_rows, name="redshift")


@flow(name="nps-daily", on_completion=[tell_discord], on_failure=[tell_discord])
def nps_daily():
    responses = load_nps()
    to_hubspot(responses)
    to_notion(tag(responses))


@flow(name="research-weekly", on_completion=[tell_discord], on_failure=[tell_discord])
def research_weekly(survey_id: str = "512340987"):
    answers = load_research(survey_id)
    get_run_logger().info("%d answers", len(answers))
    to_redshift(tag(answers))


if __name__ == "__main__":
    nps_daily()
