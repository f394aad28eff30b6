import logging

from flask import Flask, jsonify

from hooks.leads import bp as leads
from hooks.payments import bp as payments

logging.basicConfig(level=logging.INFO)

app = Flask(__name__)
app.register_blueprint(payments, url_prefix="/hooks")
app.register_blueprint(leads, url_prefix="/hooks")


@app.get("/health")
def health():
    return jsonify(ok=True)
