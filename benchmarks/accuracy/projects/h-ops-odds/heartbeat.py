import os
import shutil
import socket

import requests

monitors = requests.post(
    "https://api.uptimerobot.com/v2/getMonitors",
    data={"api_key": os.environ["UPTIMEROBOT_KEY"], "format": "json"},
    timeout=20,
).json()["monitors"]

for m in monitors:
    if m["status"] != 2:
        print("DOWN", m["friendly_name"], m["url"])

usage = shutil.disk_usage("/")
free = usage.free // 2**30
if free < 10:
    requests.post(
        "https://api.pushover.net/1/messages.json",
        data={
            "token": os.environ["PUSHOVER_APP"],
            "user": os.environ["PUSHOVER_USER"],
            "title": socket.gethostname(),
            "message": f"only {free} GB left on /",
        },
        timeout=20,
    )
