import os

import requests


def eur_rates(day: str) -> dict[str, float]:
    r = requests.get(
        f"https://api.exchangeratesapi.io/v1/{day}",
        params={"access_key": os.environ["FX_KEY"], "base": "EUR"},
        timeout=20,
    )
    r.raise_for_status()
    return r.json()["rates"]
