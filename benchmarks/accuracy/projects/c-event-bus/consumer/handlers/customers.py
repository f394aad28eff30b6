from ..registry import on

FIELDS = {"first_name": "first_name", "last_name": "last_name", "email": "email", "country": "country", "newsletter": "email_subscribe"}


@on("customer.created", "customer.updated")
def profile(data, ctx):
    attrs = {b: data[k] for k, b in FIELDS.items() if data.get(k) is not None}
    if "email_subscribe" in attrs:
        attrs["email_subscribe"] = "opted_in" if attrs["email_subscribe"] else "unsubscribed"
    ctx.braze.track(attributes=[{"external_id": data["id"], **attrs}])


@on("customer.created")
def welcome_points(data, ctx):
    if not ctx.cache.set(f"welcome:{data['id']}", 1, nx=True, ex=86400 * 30):
        return
    ctx.loyalty.credit(data["id"], 100, "welcome")


@on("customer.deleted")
def forget(data, ctx):
    ctx.cache.delete(f"welcome:{data['id']}")
