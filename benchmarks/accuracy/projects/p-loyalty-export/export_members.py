"""
Nightly export of changed loyalty members (LoyaltyHub SOAP) to Emarsys.
The time of the last good run is kept in redis, because the container has no disk.
"""
import logging
import os
import sys
from datetime import datetime, timedelta

import redis
from requests import Session
from zeep import Client
from zeep.helpers import serialize_object
from zeep.transports import Transport

from emarsys import Emarsys

logging.basicConfig(level=logging.INFO, format="%(asctime)s [%(levelname)s] %(message)s")
log = logging.getLogger("loyalty")

KEY = "loyalty:last_run"
CHUNK = 500
TIERS = {1: "Basic", 2: "Silver", 3: "Gold", 9: "Staff"}


def soap_client():
    session = Session()
    session.auth = (os.environ["LOYALTYHUB_USER"], os.environ["LOYALTYHUB_PASSWORD"])
    return Client(
        os.environ.get("LOYALTYHUB_WSDL", "https://loyaltyhub.internal/ws/MemberService?wsdl"),
        transport=Transport(session=session, timeout=120, operation_timeout=300),
    )


def changed_members(client, since):
    token = ""
    while True:
        resp = client.service.GetChangedMembers(changedSince=since, maxRows=CHUNK, continuationToken=token)
        for m in serialize_object(resp.Members.Member if resp.Members else [], dict):
            yield m
        token = resp.ContinuationToken
        if not token:
            break


def to_contact(m):
    c = {
        Emarsys.F_CARD: m["CardNumber"],
        Emarsys.F_POINTS: int(m["PointBalance"] or 0),
        Emarsys.F_TIER: TIERS.get(m["TierCode"], "Basic"),
    }
    if m.get("Email"):
        c[Emarsys.F_EMAIL] = m["Email"].strip().lower()
    if m.get("PointsExpireOn"):
        c[Emarsys.F_EXPIRY] = m["PointsExpireOn"].strftime("%Y-%m-%d")
    return c


def flush(em, buf):
    errors = em.upsert(buf)
    for card, why in errors.items():
        log.warning("card %s rejected: %s", card, why)
    return len(buf) - len(errors)


def main():
    r = redis.from_url(os.environ["REDIS_URL"])
    started = datetime.utcnow()
    last = r.get(KEY)
    since = datetime.fromisoformat(last.decode()) if last else started - timedelta(days=1)
    if "--full" in sys.argv:
        since = datetime(2015, 1, 1)

    em = Emarsys()
    buf, sent = [], 0
    for m in changed_members(soap_client(), since):
        if m["TierCode"] == 9 or not m["MarketingConsent"]:
            continue
        buf.append(to_contact(m))
        if len(buf) >= CHUNK:
            sent += flush(em, buf)
            buf = []
    if buf:
        sent += flush(em, buf)
    r.set(KEY, started.isoformat())
    log.info("%d contacts since %s", sent, since)


if __name__ == "__main__":
    main()
