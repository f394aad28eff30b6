from __future__ import annotations

import os
from typing import Callable

import deepl
import requests

from .models import Firmographics, Lead

Enricher = Callable[[Lead], Lead]


def company(lead: Lead) -> Lead:
    domain = lead.email.split("@")[-1]
    r = requests.get(
        "https://company.clearbit.com/v2/companies/find",
        params={"domain": domain},
        headers={"Authorization": f"Bearer {os.environ['CLEARBIT_KEY']}"},
        timeout=10,
    )
    if r.status_code != 200:
        return lead
    js = r.json()
    firm = Firmographics(
        name=js["name"], employees=js["metrics"]["employees"], industry=js["category"]["industry"]
    )
    return lead.model_copy(update={"company": firm})


def english(lead: Lead) -> Lead:
    if not lead.message:
        return lead
    out = deepl.Translator(os.environ["DEEPL_KEY"]).translate_text(lead.message, target_lang="EN-GB")
    return lead.model_copy(update={"message": out.text})


def line_type(lead: Lead) -> Lead:
    number = lead.message.strip()
    r = requests.get(
        f"https://lookups.twilio.com/v2/PhoneNumbers/{number}",
        params={"Fields": "line_type_intelligence"},
        auth=(os.environ["TWILIO_SID"], os.environ["TWILIO_TOKEN"]),
    )
    kind = r.json()["line_type_intelligence"]["type"]
    return lead.model_copy(update={"message": f"{lead.message} ({kind})"})


PIPELINE: list[Enricher] = [company, english]


def apply(lead: Lead, steps: list[Enricher] = PIPELINE) -> Lead:
    for s in steps:
        lead = s(lead)
    return lead
