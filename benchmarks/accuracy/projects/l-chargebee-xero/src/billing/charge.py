import os

import chargebee

chargebee.configure(os.environ["CHARGEBEE_KEY"], os.environ["CHARGEBEE_SITE"])


def invoices(since):
    offset = None
    while True:
        params = {"limit": 100, "date[after]": since, "status[in]": '["paid","payment_due"]'}
        if offset:
            params["offset"] = offset
        res = chargebee.Invoice.list(params)
        for entry in res:
            yield entry.invoice
        offset = res.next_offset
        if not offset:
            return


def customer(cid, _memo={}):
    if cid not in _memo:
        _memo[cid] = chargebee.Customer.retrieve(cid).customer
    return _memo[cid]


def mark_exported(invoice_id):
    chargebee.Comment.create({"entity_type": "invoice", "entity_id": invoice_id, "notes": "exported to ledger"})
