import os

import httpx

from .models import Company

FREEMAIL = {"gmail.com", "outlook.com", "hotmail.com", "yahoo.com", "icloud.com"}


async def company_for(domain: str) -> Company | None:
    if domain in FREEMAIL:
        return None
    async with httpx.AsyncClient(timeout=8) as client:
        r = await client.get(
            "https://company.clearbit.com/v2/companies/find",
            params={"domain": domain},
            auth=(os.environ["CLEARBIT_KEY"], ""),
        )
    if r.status_code in (202, 404):
        return None
    r.raise_for_status()
    data = r.json()
    return Company(
        name=data.get("name"),
        country=(data.get("geo") or {}).get("countryCode"),
        employeesCount=(data.get("metrics") or {}).get("employees"),
    )
