import base64
import hashlib
import hmac
import json
import logging
import os
from functools import cache

import boto3
import urllib3
from slack_sdk import WebClient

logger = logging.getLogger()
logger.setLevel(logging.INFO)
http = urllib3.PoolManager()


@cache
def secrets():
    sm = boto3.client("secretsmanager")
    return json.loads(sm.get_secret_value(SecretId=os.environ["SECRET_ARN"])["SecretString"])


def verify(event, raw):
    algo, _, given = event["headers"].get("signature", "").partition(" ")
    mac = hmac.new(secrets()["greenhouse"].encode(), raw, hashlib.sha256).hexdigest()
    return algo == "sha256" and hmac.compare_digest(mac, given)


def primary(items, kind):
    for item in items:
        if item["type"] == kind:
            return item["value"]
    return items[0]["value"] if items else None


def add_employee(employee):
    token = base64.b64encode(f"{secrets()['bamboo']}:x".encode()).decode()
    resp = http.request(
        "POST",
        f"https://api.bamboohr.com/api/gateway.php/{os.environ['BAMBOO_SUBDOMAIN']}/v1/employees/",
        body=json.dumps(employee),
        headers={"Authorization": f"Basic {token}", "Content-Type": "application/json"},
    )
    if resp.status != 201:
        raise RuntimeError(f"bamboo {resp.status}: {resp.headers.get('X-BambooHR-Error-Message')}")
    return resp.headers["Location"].rsplit("/", 1)[-1]


def hired(event, context):
    body = event["body"] or ""
    raw = base64.b64decode(body) if event.get("isBase64Encoded") else body.encode()
    if not verify(event, raw):
        return {"statusCode": 401}
    hook = json.loads(raw)
    if hook["action"] != "hire_candidate":
        return {"statusCode": 202}

    application = hook["payload"]["application"]
    candidate = application["candidate"]
    offer = hook["payload"]["offer"] if "offer" in hook["payload"] else application["offer"]

    employee = {
        "firstName": candidate["first_name"],
        "lastName": candidate["last_name"],
        "homeEmail": primary(candidate["email_addresses"], "personal"),
        "mobilePhone": primary(candidate["phone_numbers"], "mobile"),
        "hireDate": offer["starts_at"],
        "jobTitle": application["jobs"][0]["name"],
    }
    slack = WebClient(secrets()["slack"])
    try:
        number = add_employee(employee)
    except RuntimeError as exc:
        logger.exception("bamboo")
        slack.chat_postMessage(channel=os.environ["SLACK_CHANNEL"], text=f":warning: hand-off failed: {exc}")
        return {"statusCode": 500}

    slack.chat_postMessage(
        channel=os.environ["SLACK_CHANNEL"],
        text=f"{employee['jobTitle']} starts {employee['hireDate']} "
             f"(<https://{os.environ['BAMBOO_SUBDOMAIN']}.bamboohr.com/employees/employee.php?id={number}|profile>)",
    )
    return {"statusCode": 200, "body": json.dumps({"id": number})}
