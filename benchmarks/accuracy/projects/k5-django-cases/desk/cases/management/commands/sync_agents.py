import requests
from django.conf import settings
from django.core.management.base import BaseCommand

from cases.models import Agent


class Command(BaseCommand):
    help = "Copy the support group from Okta"

    def add_arguments(self, parser):
        parser.add_argument("group_id")

    def handle(self, *args, group_id, **options):
        url = f"{settings.OKTA_ORG}/api/v1/groups/{group_id}/users"
        seen = []
        while url:
            r = requests.get(url, headers={"Authorization": f"SSWS {settings.OKTA_TOKEN}"}, timeout=20)
            r.raise_for_status()
            for user in r.json():
                p = user["profile"]
                Agent.objects.update_or_create(
                    okta_id=user["id"],
                    defaults={"name": f"{p['firstName']} {p['lastName']}", "email": p["email"], "active": True},
                )
                seen.append(user["id"])
            url = r.links.get("next", {}).get("url")
        Agent.objects.exclude(okta_id__in=seen).update(active=False)
