import requests


def usd_to_eur(day: str) -> float:
    r = requests.get(f"https://api.frankfurter.app/{day}", params={"from": "USD", "to": "EUR"},
                     timeout=15)
    r.raise_for_status()
    return r.json()["rates"]["EUR"]
