import os
from datetime import datetime, timedelta, timezone

import mailchimp_marketing as MailchimpMarketing
import requests
from celery.utils.log import get_task_logger
from trello import TrelloClient

from crm.celery_app import app
from crm.onboarding import AUDIENCE, Onboarding

log = get_task_logger(__name__)


@app.task
def sync_accounts():
    run = Onboarding()
    run.load(datetime.now(timezone.utc) - timedelta(hours=2))
    run.subscribe()
    run.archive()
    for account in run.accounts:
        if account.company:
            open_card.delay(account.code, account.company)
    log.info("accounts synced")


@app.task(bind=True, max_retries=5, default_retry_delay=60)
def open_card(self, code, company):
    client = TrelloClient(api_key=os.environ["TRELLO_KEY"], token=os.environ["TRELLO_TOKEN"])
    try:
        todo = client.get_list(os.environ["TRELLO_KICKOFF_LIST"])
        todo.add_card("Kick-off %s" % company, "Recurly account: %s" % code)
    except requests.RequestException as exc:
        raise self.retry(exc=exc)


@app.task
def weekly_list_size():
    client = MailchimpMarketing.Client()
    client.set_config({"api_key": os.environ["MAILCHIMP_KEY"], "server": "us14"})
    stats = client.lists.get_list(AUDIENCE)["stats"]
    requests.post(
        "https://mattermost.fernhill.example/hooks/" + os.environ["MATTERMOST_HOOK"],
        json={"text": "Newsletter: %d members, open rate %.1f %%" % (stats["member_count"], stats["open_rate"])},
        timeout=10,
    )
