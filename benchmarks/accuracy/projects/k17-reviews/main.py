import sys
from datetime import date, timedelta
from functools import partial

from actions import cheer, heartbeat, open_ticket
from fetch import agent_on_duty, reviews


def bucket(stars):
    if stars <= 2:
        return "bad"
    return "good" if stars == 5 else "meh"


def run(since):
    handlers = {
        "bad": partial(open_ticket, agent=agent_on_duty()),
        "good": cheer,
        "meh": lambda r: None,
    }
    for review in reviews(since):
        handlers[bucket(review.stars)](review)


if __name__ == "__main__":
    ok = False
    try:
        run(sys.argv[1] if len(sys.argv) > 1 else str(date.today() - timedelta(days=1)))
        ok = True
    finally:
        heartbeat(ok)
