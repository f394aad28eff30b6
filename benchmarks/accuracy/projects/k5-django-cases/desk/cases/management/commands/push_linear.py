import requests
from django.conf import settings
from django.core.management.base import BaseCommand

from cases.models import Case

MUTATION = """
mutation Create($input: IssueCreateInput!) {
  issueCreate(input: $input) { success issue { id identifier } }
}
"""


class Command(BaseCommand):
    help = "Open a Linear issue for every case without one"

    def add_arguments(self, parser):
        parser.add_argument("--limit", type=int, default=50)

    def handle(self, *args, **options):
        for case in Case.objects.filter(linear_id="")[: options["limit"]]:
            r = requests.post(
                "https://api.linear.app/graphql",
                headers={"Authorization": settings.LINEAR_API_KEY},
                json={"query": MUTATION, "variables": {"input": {
                    "teamId": settings.LINEAR_TEAM,
                    "title": case.title,
                    "description": f"{case.body}\n\nFrom {case.contact}",
                }}},
                timeout=20,
            )
            r.raise_for_status()
            case.linear_id = r.json()["data"]["issueCreate"]["issue"]["id"]
            case.save(update_fields=["linear_id"])
            self.stdout.write(f"{case.conversation_id} done")
