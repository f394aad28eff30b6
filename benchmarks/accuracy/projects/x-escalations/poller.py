import os
import re
import time

import bus
from clients import IntercomClient

TAG = os.environ["ESCALATION_TAG"]


def strip(html):
    return re.sub(r"<[^>]+>", " ", html or "").strip()


def poll(ic, ch, since):
    for conv in ic.tagged(TAG, since):
        who = ic.contact(conv["contacts"]["contacts"][0]["id"])
        bus.publish(ch, {
            "id": conv["id"],
            "title": conv.get("title") or strip(conv["source"]["body"])[:80],
            "text": strip(conv["source"]["body"]),
            "customer": who.get("email"),
            "url": f"https://app.intercom.com/a/inbox/_/inbox/conversation/{conv['id']}",
        })


def main():
    ic, ch = IntercomClient(), bus.channel()
    since = int(time.time()) - 600
    while True:
        started = int(time.time())
        poll(ic, ch, since)
        since = started
        time.sleep(60)


if __name__ == "__main__":
    main()
