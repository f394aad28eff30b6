import os

import requests

from .models import RawLead


def fetch_lead(leadgen_id: str) -> RawLead:
    r = requests.get(
        f"https://graph.facebook.com/v19.0/{leadgen_id}",
        params={"access_token": os.environ["FB_PAGE_TOKEN"], "fields": "id,form_id,ad_id,field_data"},
        timeout=10,
    )
    r.raise_for_status()
    return RawLead.model_validate(r.json())
