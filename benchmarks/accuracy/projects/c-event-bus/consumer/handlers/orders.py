from datetime import datetime, timezone

from ..registry import on


@on("order.paid")
def purchase(data, ctx):
    points = ctx.loyalty.balance(data["customer_id"])
    ctx.braze.track(
        purchases=[
            {
                "external_id": data["customer_id"],
                "product_id": line["sku"],
                "currency": data["currency"],
                "price": line["unit_price"],
                "quantity": line["qty"],
                "time": data["paid_at"],
            }
            for line in data["lines"]
        ],
        attributes=[{"external_id": data["customer_id"], "loyalty_points": points}] if points is not None else (),
    )


@on("order.paid", "order.refunded")
def fact(data, ctx):
    ctx.warehouse.append("ORDER_EVENTS", [{
        "ORDER_ID": data["id"],
        "CUSTOMER_ID": data["customer_id"],
        "AMOUNT": data["total"],
        "CURRENCY": data["currency"],
        "LOADED_AT": datetime.now(timezone.utc),
    }])


@on("order.refunded")
def take_back(data, ctx):
    ctx.loyalty.credit(data["customer_id"], -int(float(data["total"])), f"refund {data['id']}")
