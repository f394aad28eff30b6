import os
import socket
import ssl
from datetime import datetime

import requests
import yaml


def days_left(host):
    ctx = ssl.create_default_context()
    with ctx.wrap_socket(socket.create_connection((host, 443), 10), server_hostname=host) as s:
        not_after = s.getpeercert()["notAfter"]
    return (datetime.strptime(not_after, "%b %d %H:%M:%S %Y %Z") - datetime.utcnow()).days


cfg = yaml.safe_load(open("housekeeping.yml"))
for host in cfg["hosts"]:
    left = days_left(host)
    if left < cfg["warn_days"]:
        requests.post(
            "https://api.eu.opsgenie.com/v2/alerts",
            headers={"Authorization": "GenieKey " + os.environ["OPSGENIE_KEY"]},
            json={"message": f"certificate of {host} ends in {left} days", "alias": f"cert-{host}", "priority": "P3"},
        )
