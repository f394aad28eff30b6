import os
import time

import requests

SYSTEMS = {
    "gorgias": {
        "url": f"https://{os.environ.get('GORGIAS_DOMAIN', 'acme')}.gorgias.com/api",
        "auth": (os.environ.get("GORGIAS_USER", ""), os.environ.get("GORGIAS_KEY", "")),
    },
    "logisoft": {
        "url": os.environ.get("LOGISOFT_URL", "https://wms.acme.internal/rest"),
        "headers": {"X-Client-Token": os.environ.get("LOGISOFT_TOKEN", "")},
    },
    "klarna": {
        "url": "https://api.klarna.com",
        "auth": (os.environ.get("KLARNA_USER", ""), os.environ.get("KLARNA_PASSWORD", "")),
    },
}


def api_request(system, method, path, body=None, **params):
    conf = SYSTEMS[system]
    for pause in (0, 1, 5, 15):
        time.sleep(pause)
        r = requests.request(
            method, conf["url"] + path, json=body, params=params,
            auth=conf.get("auth"), headers=conf.get("headers"), timeout=30,
        )
        if r.status_code not in (429, 500, 503):
            break
    r.raise_for_status()
    return r.json() if r.content else {}
