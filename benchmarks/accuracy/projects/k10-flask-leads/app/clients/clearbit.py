import os

import requests


def company(domain):
    r = requests.get(
        "https://company.clearbit.com/v2/companies/find",
        params={"domain": domain},
        auth=(os.environ["CLEARBIT_KEY"], ""),
        timeout=8,
    )
    if r.status_code in (202, 404, 422):
        return {}
    r.raise_for_status()
    return r.json()
