import os

import requests

BASE = f"https://api.bamboohr.com/api/gateway.php/{os.environ.get('BAMBOO_COMPANY')}/v1"


def add_employee(**fields):
    response = requests.post(
        f"{BASE}/employees/",
        json=fields,
        auth=(os.environ["BAMBOO_KEY"], "x"),
        timeout=30,
    )
    response.raise_for_status()
    return response.headers["Location"].rsplit("/", 1)[-1]
