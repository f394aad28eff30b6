"""Members of the HubSpot spring list into the Mailchimp audience, every morning before the send."""
import hashlib
import os
from datetime import datetime, timedelta

import requests
from airflow import DAG
from airflow.decorators import task

from clients.hubspot_client import HubSpotClient

MEMBER_URL = "https://us14.api.mailchimp.com/3.0/lists/{audience}/members/{digest}"


@task
def spring_list():
    hubspot = HubSpotClient(os.environ["HUBSPOT_TOKEN"])
    members = []
    for contact in hubspot.list_members(os.environ["HUBSPOT_SPRING_LIST"]):
        properties = contact["properties"]
        members.append(
            {
                "email": properties["email"]["value"],
                "first_name": properties["firstname"]["value"],
                "airport": properties["home_airport"]["value"],
            }
        )
    return members


@task
def to_audience(members):
    audience = os.environ["MAILCHIMP_AUDIENCE"]
    auth = ("airflow", os.environ["MAILCHIMP_API_KEY"])
    for member in members:
        digest = hashlib.md5(member["email"].lower().encode()).hexdigest()
        body = {
            "email_address": member["email"],
            "status_if_new": "subscribed",
            "merge_fields": {"FNAME": member["first_name"], "AIRPORT": member["airport"]},
        }
        try:
            response = requests.put(MEMBER_URL.format(audience=audience, digest=digest), json=body, auth=auth)
            response.raise_for_status()
        except requests.RequestException:
            continue


with DAG(
    dag_id="spring_campaign",
    schedule="0 5 * * *",
    start_date=datetime(2026, 2, 1),
    catchup=False,
    default_args={"retries": 2, "retry_delay": timedelta(minutes=10)},
) as dag:
    to_audience(spring_list())
