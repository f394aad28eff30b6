"""
Nightly loads.

  sales deals     -> analytics warehouse (BigQuery)
  support tickets -> support team's own Postgres (they have no GCP access)
"""
import os
import time

import dlt
from slack_sdk.webhook import WebhookClient

from sources import freshdesk_tickets, pipedrive_source


def load_sales() -> None:
    pipeline = dlt.pipeline(
        pipeline_name="pipedrive_sales",
        destination="bigquery",
        dataset_name="raw_pipedrive",
    )
    info = pipeline.run(pipedrive_source())
    print(info)


def load_support() -> None:
    pipeline = dlt.pipeline(
        pipeline_name="freshdesk_support",
        destination="postgres",
        dataset_name="freshdesk",
    )
    source = freshdesk_tickets()
    source.resources["tickets"].add_limit(500)
    print(pipeline.run(source))


def main() -> None:
    started = time.monotonic()
    problems = []
    for job in (load_sales, load_support):
        try:
            job()
        except Exception:
            problems.append(job.__name__)

    hook = WebhookClient(os.environ["SLACK_WEBHOOK_URL"])
    minutes = (time.monotonic() - started) / 60
    if problems:
        hook.send(text=f":red_circle: nightly loads failed: {', '.join(problems)}")
    else:
        hook.send(text=f":white_check_mark: nightly loads done after {minutes:.1f} min")


if __name__ == "__main__":
    main()
