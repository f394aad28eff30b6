"""One place for outgoing calls, so that timeouts and errors are the same everywhere."""
import logging

import requests

log = logging.getLogger(__name__)
session = requests.Session()


def call(url, body, bearer=None):
    headers = {"Content-Type": "application/json"}
    if bearer:
        headers["Authorization"] = "Bearer " + bearer
    resp = session.post(url, json=body, headers=headers, timeout=10)
    if resp.status_code >= 400:
        log.error("call failed: %s %s", resp.status_code, resp.text[:200])
    return resp.status_code < 400
