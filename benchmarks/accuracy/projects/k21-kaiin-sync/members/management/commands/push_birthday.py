from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from members.models import Member
from members.services import line
from members.services.kintone import KintoneApp

TEMPLATE = "{name}様、お誕生日おめでとうございます！\n{coupon}（コード: {code}）"


class Command(BaseCommand):
    help = "誕生日クーポンを LINE で送る (毎朝 9 時)"

    def handle(self, *args, **options):
        today = timezone.localdate()
        coupons = KintoneApp(settings.KINTONE_COUPON_APP).find('種別 in ("誕生日") and 有効 in ("はい") limit 1')
        if not coupons:
            self.stderr.write("有効なクーポンがありません")
            return
        coupon = coupons[0]
        for m in Member.objects.birthday_on(today).with_line():
            line.push(
                m.line_user_id,
                TEMPLATE.format(name=m.name, coupon=coupon["クーポン名"], code=coupon["コード"]),
            )
