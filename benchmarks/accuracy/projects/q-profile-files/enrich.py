import csv
import json
import time

import pandas as pd
import requests

import settings

FREEMAIL = ("gmail.com", "web.de", "gmx.de", "outlook.com", "icloud.com")


def read_profiles():
    with open(settings.PROFILES_RAW, encoding="utf-8") as fh:
        for line in fh:
            yield json.loads(line)


def company_of(domain, cache={}):
    if domain not in cache:
        r = requests.get(
            "https://api.peopledatalabs.com/v5/company/enrich",
            params={"website": domain},
            headers={"X-Api-Key": settings.PDL_KEY},
            timeout=20,
        )
        cache[domain] = r.json() if r.status_code == 200 else {}
        time.sleep(0.2)
    return cache[domain]


def main():
    rows, rejects = [], []
    for profile in read_profiles():
        email = (profile.get("email") or "").strip().lower()
        if "@" not in email:
            rejects.append(profile["id"])
            continue
        domain = email.split("@")[1]
        company = {} if domain in FREEMAIL else company_of(domain)
        rows.append({
            "profile_id": profile["id"],
            "email": email,
            "created": profile.get("created"),
            "company": company.get("name"),
            "industry": company.get("industry"),
            "employees": company.get("employee_count"),
        })

    df = pd.DataFrame(rows)
    df["created"] = pd.to_datetime(df["created"])
    df.to_parquet(settings.PROFILES, index=False)

    with settings.REJECTS.open("w", newline="") as fh:
        csv.writer(fh).writerows([[r] for r in rejects])


if __name__ == "__main__":
    main()
