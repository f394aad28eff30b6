import os
import socket

import requests


def slack(text):
    hook = os.getenv("SLACK_WEBHOOK_URL")
    if not hook:
        print(text)
        return
    requests.post(hook, json={"text": "[%s] %s" % (socket.gethostname(), text)}, timeout=10)
