from datetime import timedelta

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db.models import F, Q
from django.utils import timezone

from members.models import Member
from members.services import line, shopify_api
from members.services.kintone import KintoneApp


class Command(BaseCommand):
    help = "Shopify → 会員DB → kintone"

    def add_arguments(self, parser):
        parser.add_argument("--days", type=int, default=1)

    def handle(self, *args, **options):
        since = timezone.now() - timedelta(days=options["days"])
        with shopify_api.session():
            for attrs in shopify_api.iter_customers(since):
                Member.objects.update_or_create(shopify_id=attrs.pop("shopify_id"), defaults=attrs)

        self.refresh_line_names()
        self.push_to_kintone()

    def refresh_line_names(self):
        for m in Member.objects.with_line().filter(line_name=""):
            m.line_name = line.display_name(m.line_user_id)
            m.save(update_fields=["line_name"])

    def push_to_kintone(self):
        stale = Member.objects.filter(Q(kintone_synced_at=None) | Q(kintone_synced_at__lt=F("updated_at")))
        rows = [{"email": m.email, "氏名": m.name, "累計購入額": str(m.total_spent)} for m in stale]
        KintoneApp(settings.KINTONE_MEMBER_APP).upsert("email", rows)
        stale.update(kintone_synced_at=timezone.now())
