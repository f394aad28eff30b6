FACTOR = {"day": 30.4, "week": 4.345, "month": 1.0, "year": 1 / 12}


def paged(list_fn, params, attr):
    offset = None
    while True:
        page = list_fn({**params, "limit": 100, **({"offset": offset} if offset else {})})
        for entry in page:
            yield getattr(entry, attr)
        offset = page.next_offset
        if not offset:
            return


def monthly_amount(sub):
    items = sub.subscription_items or []
    cents = sum((i.amount or 0) for i in items if i.item_type != "charge")
    return cents / 100 * FACTOR[sub.billing_period_unit] / sub.billing_period
