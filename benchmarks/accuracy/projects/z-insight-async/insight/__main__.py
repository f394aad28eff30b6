import asyncio
import logging
import os
import time

import aiohttp

from .api.vendors import Intercom, Linear, OpenAI, Stripe
from .model import Feedback
from .stages.steps import Condense, File, Hydrate, Reply, Value

log = logging.getLogger("insight")


async def process(fb, stages):
    for stage in stages:
        fb = await stage(fb)
    return fb


async def main():
    env = os.environ
    since = int(time.time()) - int(env.get("LOOKBACK", 86400))
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=90)) as http:
        intercom = Intercom(http, env["INTERCOM_TOKEN"])
        stages = [
            Hydrate(intercom),
            Value(Stripe(http, env["STRIPE_KEY"])),
            Condense(OpenAI(http, env["OPENAI_API_KEY"])),
            File(Linear(http, env["LINEAR_KEY"]), env["LINEAR_TEAM"]),
            Reply(intercom, env["INTERCOM_ADMIN"]),
        ]
        jobs = []
        async for conv in intercom.tagged(env["INTERCOM_TAG"], since):
            contacts = conv["contacts"]["contacts"]
            if contacts:
                jobs.append(process(Feedback(str(conv["id"]), contacts[0]["id"]), stages))
        results = await asyncio.gather(*jobs, return_exceptions=True)

        failed = [r for r in results if isinstance(r, Exception)]
        for exc in failed:
            log.error("failed", exc_info=exc)
        if failed and env.get("PAGERDUTY_KEY"):
            async with http.post("https://events.pagerduty.com/v2/enqueue", json={
                "routing_key": env["PAGERDUTY_KEY"],
                "event_action": "trigger",
                "payload": {"summary": "insight run had errors", "source": "insight", "severity": "warning"},
            }) as resp:
                log.info("pagerduty %s", resp.status)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    asyncio.run(main())
