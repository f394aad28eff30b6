import time
from functools import partial

import schedule

from . import actions
from .config import ini
from .mailbox import inbox, unread
from .router import Router

urgent = partial(actions.open_ticket, priority=4)
ping = partial(actions.ping, ini["telegram"]["chat"])

router = (
    Router()
    .on(r"\btarifs?\b|price list", actions.keep_price_list)
    .on(r"rupture|panne|urgent", urgent, ping)
    .on(r".", actions.open_ticket)
)


def tick():
    with inbox() as box:
        for msg in unread(box):
            router.feed(msg)


schedule.every(2).minutes.do(tick)
while True:
    schedule.run_pending()
    time.sleep(5)
