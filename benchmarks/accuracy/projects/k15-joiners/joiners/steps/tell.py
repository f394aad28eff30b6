import os

import requests
from slack_sdk.webhook import WebhookClient

from ..context import Context


class WelcomePost:
    def __call__(self, ctx: Context) -> None:
        if not ctx.hires:
            return
        lines = [f"• {p.full_name}, {p.department}, starts {p.day:%a %d %b}" for p in ctx.hires]
        WebhookClient(os.environ["SLACK_PEOPLE_HOOK"]).send(
            text="Joining us next week:\n" + "\n".join(lines)
        )


class AskForReturns:
    """One ServiceNow request per leaver with the tags to collect."""

    def __call__(self, ctx: Context) -> None:
        url = f"https://{os.environ['SNOW_INSTANCE']}.service-now.com/api/now/table/sc_task"
        auth = (os.environ["SNOW_USER"], os.environ["SNOW_PASSWORD"])
        for p in ctx.leavers:
            items = ctx.assets.get(p.email, [])
            tags = "\n".join(f"{a['asset_tag']} {a['name']}" for a in items) or "nothing registered"
            requests.post(
                url,
                auth=auth,
                json={"short_description": f"Collect equipment of {p.full_name}",
                      "description": tags, "assignment_group": "IT Desk"},
                timeout=30,
            ).raise_for_status()
