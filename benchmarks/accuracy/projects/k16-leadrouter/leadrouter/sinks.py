import os
from functools import lru_cache

import httpx
from simple_salesforce import Salesforce

from .model import Lead, WebinarGuest


@lru_cache(maxsize=1)
def _sf():
    return Salesforce(username=os.environ["SF_USER"], password=os.environ["SF_PASSWORD"],
                      security_token=os.environ["SF_TOKEN"])


def salesforce(lead: Lead, *, lead_source: str) -> None:
    _sf().Lead.create({
        "Email": lead.email,
        "FirstName": lead.first_name,
        "LastName": lead.last_name or "-",
        "Company": lead.company or lead.domain,
        "NumberOfEmployees": lead.employees,
        "Industry": lead.industry,
        "Description": lead.message,
        "LeadSource": lead_source,
    })


def close(guest: WebinarGuest, *, status: str) -> None:
    r = httpx.post(
        "https://api.close.com/api/v1/lead/",
        auth=(os.environ["CLOSE_KEY"], ""),
        json={
            "name": guest.company or guest.domain,
            "status": status,
            "contacts": [{
                "name": f"{guest.first_name} {guest.last_name}".strip(),
                "emails": [{"email": guest.email, "type": "office"}],
            }],
            "description": f"{guest.webinar}, stayed {guest.minutes} min",
        },
    )
    r.raise_for_status()


def teams_ping(_lead, *, text: str) -> None:
    """fixed text, the reps look in the CRM anyway"""
    httpx.post(os.environ["TEAMS_WEBHOOK_URL"], json={"text": text})
