import requests
from celery import shared_task
from customerio import CustomerIO, Regions
from django.conf import settings

from .models import Rating

MUTATION = """mutation($input: IssueCreateInput!) { issueCreate(input: $input) { success issue { id } } }"""


@shared_task
def push_ratings():
    cio = CustomerIO(settings.CIO_SITE, settings.CIO_KEY, region=Regions.EU)
    qs = Rating.objects.filter(synced=False).order_by("created")[:500]
    for r in qs:
        cio.identify(id=r.email, last_csat=r.score, happy=r.happy)
        r.synced = True
        r.save(update_fields=["synced"])


def make_bug(title, text, conversation):
    resp = requests.post(
        "https://api.linear.app/graphql",
        headers={"Authorization": settings.LINEAR_KEY},
        json={"query": MUTATION, "variables": {"input": {
            "teamId": settings.LINEAR_TEAM, "title": title or "Bug from support",
            "description": f"{text}\n\nIntercom {conversation}",
        }}},
    )
    resp.raise_for_status()
