import json

from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from .models import Parcel

STATES = {
    "InTransit": Parcel.State.TRANSIT,
    "Delivered": Parcel.State.DELIVERED,
    "Exception": Parcel.State.TROUBLE,
    "AttemptFail": Parcel.State.TROUBLE,
}


@csrf_exempt
@require_POST
def woo_order(request):
    order = json.loads(request.body or "{}")
    if order.get("status") != "processing":
        return HttpResponse(status=204)
    ship = order["shipping"]
    Parcel.objects.update_or_create(
        order_id=order["id"],
        defaults={
            "name": f"{ship['first_name']} {ship['last_name']}",
            "street": ship["address_1"],
            "zip": ship["postcode"],
            "city": ship["city"],
            "country": ship["country"],
            "email": order["billing"]["email"],
        },
    )
    return HttpResponse(status=201)


@csrf_exempt
@require_POST
def aftership_update(request):
    msg = json.loads(request.body)["msg"]
    state = STATES.get(msg["tag"])
    if state:
        Parcel.objects.filter(tracking_number=msg["tracking_number"]).update(state=state)
    return HttpResponse("ok")
