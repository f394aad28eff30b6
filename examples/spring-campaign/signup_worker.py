"""Newsletter sign-ups: the website puts them on the queue, this worker brings them into HubSpot.

A message that fails stays on the queue and ends in the dead-letter topic after five attempts,
see https://cloud.google.com/pubsub/docs/handling-failures
"""
import json
import logging
import os
import sys

import requests
from google.cloud import pubsub_v1

from clients.hubspot_client import HubSpotClient
from settings import CAMPAIGN, HUBSPOT_TOKEN

log = logging.getLogger("signup_worker")

BATCH = 50
PULL_TIMEOUT = 30


def to_properties(signup):
    return {
        "firstname": signup.get("first_name", ""),
        "home_airport": signup["airport"].upper(),
        "newsletter": "yes",
        "campaign": CAMPAIGN,
    }


def main():
    hubspot = HubSpotClient(HUBSPOT_TOKEN)
    subscriber = pubsub_v1.SubscriberClient()
    subscription = subscriber.subscription_path(os.environ["GCP_PROJECT"], "newsletter-signups")
    response = subscriber.pull(
        request={"subscription": subscription, "max_messages": BATCH}, timeout=PULL_TIMEOUT
    )
    done = []
    failed = 0
    for received in response.received_messages:
        signup = json.loads(received.message.data)
        try:
            hubspot.upsert_contact(signup["email"], to_properties(signup))
        except requests.RequestException:
            log.exception("sign-up %s stays on the queue", received.message.message_id)
            failed += 1
            continue
        done.append(received.ack_id)
    if done:
        subscriber.acknowledge(request={"subscription": subscription, "ack_ids": done})
    log.info("%d sign-ups done, %d failed", len(done), failed)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
