import os
from datetime import datetime, timedelta, timezone

from .adapters.feeds import Billing, People
from .adapters.outlets import Chat, Cio, Inbox
from .router import Router


def build() -> Router:
    env = os.environ
    return Router(
        feeds=[Billing(env["CHARGEBEE_SITE"], env["CHARGEBEE_KEY"]), People()],
        profiles=Cio(),
        inbox=Inbox(env["INTERCOM_TOKEN"], env["INTERCOM_ADMIN"]),
        chat=Chat(env["GCHAT_SPACE_WEBHOOK"]),  # https://chat.googleapis.com/v1/spaces/...
    )


if __name__ == "__main__":
    n = build().run(datetime.now(timezone.utc) - timedelta(hours=24))
    print(f"{n} events")
