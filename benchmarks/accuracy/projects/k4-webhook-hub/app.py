import os

import requests
import stripe
from flask import Flask, jsonify, request

from hub import dispatch

app = Flask(__name__)


@app.errorhandler(Exception)
def oops(e):
    requests.post(os.environ["SLACK_WEBHOOK_URL"], json={"text": "webhook hub failed: %s" % type(e).__name__})
    return "error", 500


@app.post("/hooks/stripe")
def stripe_hook():
    event = stripe.Webhook.construct_event(request.data, request.headers["Stripe-Signature"],
                                           os.environ["STRIPE_WHSEC"])
    return jsonify(dispatch("stripe", event["type"], event))


@app.post("/hooks/calendly")
def calendly_hook():
    body = request.get_json()
    return jsonify(dispatch("calendly", body["event"], body))


@app.post("/hooks/typeform")
def typeform_hook():
    body = request.get_json(force=True)
    return jsonify(dispatch("typeform", body["event_type"], body))


if __name__ == "__main__":
    app.run(port=int(os.environ.get("PORT", 5000)))
