import requests
from django.conf import settings
from django.contrib import admin, messages

from .models import Member, Payment

SENDCLOUD = "https://panel.sendcloud.sc/api/v2"


@admin.action(description="Print label for the boathouse key")
def send_key(modeladmin, request, queryset):
    for member in queryset.filter(needs_key=True):
        parcel = dict(member.address, email=member.email, weight="0.100", request_label=True)
        parcel["shipment"] = {"id": 8}
        r = requests.post(f"{SENDCLOUD}/parcels", json={"parcel": parcel}, auth=settings.SENDCLOUD, timeout=30)
        if not r.ok:
            messages.error(request, r.text)
            continue
        member.tracking = r.json()["parcel"]["tracking_number"]
        member.needs_key = False
        member.save()


@admin.register(Member)
class MemberAdmin(admin.ModelAdmin):
    list_display = ("name", "email", "needs_key", "tracking")
    actions = [send_key]


admin.site.register(Payment)
