import asyncio
import logging
import sys
from datetime import datetime, timedelta, timezone

import httpx

from .api import Ats, People, Tasks
from .models import Hire

log = logging.getLogger("onboard")
TEMPLATE = "1205550001112223"


async def load(ats: Ats, offer: dict) -> Hire:
    application = await ats.application(offer["application_id"])
    candidate, job = await asyncio.gather(
        ats.candidate(offer["candidate_id"]),
        ats.job(application["jobs"][0]["id"]),
    )
    return Hire.from_offer(offer, candidate, job)


async def register(people: People, tasks: Tasks, known: dict, hire: Hire):
    if hire.work_email in known:
        log.info("%s exists as %s", hire.work_email, known[hire.work_email])
        return
    number = await people.add({
        "firstName": hire.first_name,
        "lastName": hire.last_name,
        "homeEmail": hire.private_email,
        "workEmail": hire.work_email,
        "jobTitle": hire.job_title,
        "department": hire.department,
        "hireDate": hire.starts_at.isoformat(),
    })
    await tasks.start(f"Onboarding: employee {number}", hire.starts_at.isoformat())


async def main(days: int):
    since = (datetime.now(timezone.utc) - timedelta(days=days)).isoformat()
    async with httpx.AsyncClient(timeout=30) as client:
        ats, people, tasks = Ats(client), People(client), Tasks(client, TEMPLATE)
        offers, known = await asyncio.gather(ats.accepted_offers(since), people.directory())
        hires = await asyncio.gather(*(load(ats, o) for o in offers))
        for hire in hires:
            await register(people, tasks, known, hire)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
