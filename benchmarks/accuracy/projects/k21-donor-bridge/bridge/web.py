"""PayFast ITN endpoint for the donate button."""
import datetime as dt
import hashlib
import os
from urllib.parse import quote_plus

from flask import Flask, abort, request

from bridge.crm import DonorCrm
from bridge.importers import Gift

app = Flask(__name__)


def signature(form):
    pairs = ["%s=%s" % (k, quote_plus(v)) for k, v in form.items() if k != "signature"]
    pairs.append("passphrase=" + quote_plus(os.environ["PAYFAST_PASSPHRASE"]))
    return hashlib.md5("&".join(pairs).encode()).hexdigest()


@app.route("/payfast/notify", methods=["POST"])
def notify():
    form = request.form
    if signature(form) != form.get("signature"):
        abort(400)
    if form["payment_status"] == "COMPLETE":
        gift = Gift(
            reference="PF-" + form["pf_payment_id"],
            date=dt.date.today(),
            amount=float(form["amount_gross"]),
            donor="%s %s" % (form.get("name_first", ""), form.get("name_last", "")),
            email=form.get("email_address", ""),
        )
        DonorCrm().add_gift(gift, campaign="Website")
    return "OK"
