"""Receives the form of the spring landing pages and creates the lead in Marketo."""
import hashlib
import hmac
import os

import requests
from flask import Flask, abort, jsonify, request

app = Flask(__name__)

MARKETO = "https://482-LKV-913.mktorest.com"
CLIENT_SECRET = "Zq7Lw4tRm8VbX2kPd0NsJh5GyTfC3uEa"
ALLOWED_ORIGINS = ("https://www.lagoviatravel.com", "https://spring.lagoviatravel.com")
TIMEOUT = 10


class MarketoError(Exception):
    pass


def marketo_token():
    response = requests.get(
        MARKETO + "/identity/oauth/token",
        params={
            "grant_type": "client_credentials",
            "client_id": os.environ["MARKETO_CLIENT_ID"],
            "client_secret": CLIENT_SECRET,
        },
        timeout=TIMEOUT,
    )
    response.raise_for_status()
    return response.json()["access_token"]


def create_lead(lead):
    url = f"{MARKETO}/rest/v1/leads.json?access_token={marketo_token()}"
    body = {"action": "createOrUpdate", "lookupField": "email", "input": [lead]}
    response = requests.post(url, json=body, timeout=TIMEOUT)
    response.raise_for_status()
    answer = response.json()
    if not answer["success"]:
        raise MarketoError(answer["errors"])


def is_signed(body, signature):
    key = os.environ["FORM_SIGNING_KEY"].encode()
    return hmac.compare_digest(hmac.new(key, body, hashlib.sha256).hexdigest(), signature)


@app.route("/hooks/spring-form", methods=["POST"])
def spring_form():
    if request.headers.get("Origin") not in ALLOWED_ORIGINS:
        abort(403)
    if not is_signed(request.get_data(), request.headers.get("X-Form-Signature", "")):
        abort(401)
    form = request.get_json()
    try:
        create_lead({"email": form["email"], "firstName": form["name"], "destination": form["destination"]})
    except (requests.RequestException, MarketoError):
        app.logger.exception("lead of form %s not created", form.get("id"))
        return jsonify(error="please send again"), 502
    return jsonify(status="created"), 201


if __name__ == "__main__":
    app.run(host="0.0.0.0", port=8085)
