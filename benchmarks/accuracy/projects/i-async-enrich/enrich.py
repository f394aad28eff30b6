import asyncio
import os
import sys

import httpx

from clients import Apollo, Lead, Salesforce, ZeroBounce

FREEMAIL = {"gmail.com", "gmx.de", "web.de", "hotmail.com", "outlook.com"}


def domain_of(lead: Lead):
    if lead.website:
        return lead.website.split("//")[-1].split("/")[0].removeprefix("www.")
    if lead.email and (d := lead.email.split("@")[1]) not in FREEMAIL:
        return d
    return None


async def enrich_one(lead, sf, apollo, zb):
    dom = domain_of(lead)
    firm, mail = await asyncio.gather(
        apollo.organization(dom) if dom else asyncio.sleep(0),
        zb.status(lead.email) if lead.email else asyncio.sleep(0, "missing"),
        return_exceptions=True,
    )
    if isinstance(firm, Exception):
        firm = None
    fields = {"Enriched__c": True}
    if firm:
        fields |= {"NumberOfEmployees": firm.employees, "Industry": firm.industry, "LinkedIn__c": firm.linkedin}
    if not isinstance(mail, Exception):
        fields["Email_Status__c"] = mail
    await sf.patch_lead(lead.id, **fields)
    return lead, firm


async def announce(pairs):
    big = [(l, f) for l, f in pairs if f and (f.employees or 0) > 500]
    if not big:
        return
    lines = "\n\n".join(f"**{l.company}** – {f.employees} people, {f.industry}" for l, f in big)
    async with httpx.AsyncClient() as http:
        await http.post(os.environ["TEAMS_WEBHOOK"], json={"@type": "MessageCard", "summary": "Big leads", "text": lines})


async def main():
    apollo, zb = Apollo(), ZeroBounce()
    async with Salesforce.connect() as sf:
        leads = [l async for l in sf.leads()]
        results = await asyncio.gather(*(enrich_one(l, sf, apollo, zb) for l in leads), return_exceptions=True)
    ok = [r for r in results if not isinstance(r, BaseException)]
    await announce(ok)
    print(f"{len(ok)}/{len(leads)}", file=sys.stderr)


if __name__ == "__main__":
    asyncio.run(main())
