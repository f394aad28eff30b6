import time

from .clients import MoEngageClient, Msg91Client, ZohoClient, razorpay_refunds
from .repository import member_repository

TIERS = [(5000, "gold"), (1500, "silver"), (0, "blue")]


def tier(points):
    return next(name for limit, name in TIERS if points >= limit)


def chunks(seq, size):
    buf = []
    for x in seq:
        buf.append(x)
        if len(buf) == size:
            yield buf
            buf = []
    if buf:
        yield buf


def sync_tiers():
    moe = MoEngageClient()
    with member_repository() as members:
        for m in members.with_points():
            moe.set_attributes(m["_id"], {"loyalty_points": m["points"], "loyalty_tier": tier(m["points"])})


def send_statements():
    sms = Msg91Client()
    with member_repository() as members:
        recipients = ({"mobiles": "91" + m["phone"][-10:], "points": m["points"]} for m in members.with_points(100))
        for batch in chunks(recipients, 50):
            sms.send_flow(batch)


def refund_cases():
    zoho = ZohoClient()
    cases = (
        {
            "Subject": "Refund %s" % r["id"],
            "Case_Origin": "Web",
            "Status": "New",
            "Description": "Payment %s, INR %.2f" % (r["payment_id"], r["amount"] / 100.0),
        }
        for r in razorpay_refunds(int(time.time()) - 86400)
        if r["status"] == "processed"
    )
    for batch in chunks(cases, 100):
        zoho.create("Cases", batch)
