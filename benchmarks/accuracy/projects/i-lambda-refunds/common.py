import json
import os
import urllib3
from functools import lru_cache

import boto3

http = urllib3.PoolManager()


@lru_cache
def get_secret(name):
    return boto3.client("secretsmanager").get_secret_value(SecretId=name)["SecretString"]


def gorgias_message(ticket_id, text):
    user, key = get_secret("gorgias/api").split(":")
    http.request(
        "POST",
        f"https://{os.environ['GORGIAS_DOMAIN']}.gorgias.com/api/tickets/{ticket_id}/messages",
        headers={**urllib3.make_headers(basic_auth=f"{user}:{key}"), "Content-Type": "application/json"},
        body=json.dumps({"channel": "internal-note", "from_agent": True, "via": "api", "body_text": text}),
    )


def post_slack(text):
    http.request("POST", get_secret("slack/refund-hook"), headers={"Content-Type": "application/json"}, body=json.dumps({"text": text}))
