import os

import requests

PDL = "https://api.peopledatalabs.com/v5/person/enrich"


def person(email):
    r = requests.get(
        PDL,
        headers={"X-Api-Key": os.environ["PDL_KEY"]},
        params={"email": email, "min_likelihood": 6},
        timeout=6,
    )
    if r.status_code == 404:
        return {}
    r.raise_for_status()
    d = r.json()["data"]
    return {
        "title": d.get("job_title"),
        "company": d.get("job_company_name"),
        "size": d.get("job_company_size"),
        "industry": d.get("industry"),
        "linkedin": d.get("linkedin_url"),
    }
