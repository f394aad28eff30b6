import requests


def call(method, url, **options):
    options.setdefault("timeout", 30)
    response = requests.request(method, url, **options)
    response.raise_for_status()
    return response.json() if response.text.strip().startswith(("{", "[")) else {}
