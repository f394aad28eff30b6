import requests
from django.conf import settings
from django.core.management.base import BaseCommand

from shop.models import Review


class Command(BaseCommand):
    help = "Reviews from Yotpo"

    def add_arguments(self, parser):
        parser.add_argument("--pages", type=int, default=5)
        parser.add_argument("--token", required=True)

    def handle(self, *args, **opts):
        for page in range(1, opts["pages"] + 1):
            r = requests.get(
                "https://api.yotpo.com/v1/apps/%s/reviews" % settings.YOTPO_APP_KEY,
                params={"utoken": opts["token"], "count": 100, "page": page},
            )
            reviews = r.json()["reviews"]
            if not reviews:
                break
            for rv in reviews:
                Review.objects.update_or_create(
                    yotpo_id=rv["id"],
                    defaults={"sku": rv["sku"], "score": rv["score"], "text": rv["content"]},
                )
