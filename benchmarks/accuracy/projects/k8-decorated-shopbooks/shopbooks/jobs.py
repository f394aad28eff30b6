from datetime import date, timedelta

from .wrap import job, retry, uses


@job
@uses(shop="woo", books="xero")
@retry(on=(IOError,))
def invoices(*, shop, books):
    after = (date.today() - timedelta(days=1)).isoformat() + "T00:00:00"
    orders = shop.get("orders", params={"after": after, "status": "completed", "per_page": 100}).json()
    if not orders:
        return
    books.put("Invoices", [_invoice(o) for o in orders])


def _invoice(order):
    billing = order["billing"]
    return {
        "Type": "ACCREC",
        "Status": "AUTHORISED",
        "Reference": f"WC-{order['number']}",
        "Contact": {
            "Name": f"{billing['first_name']} {billing['last_name']}",
            "EmailAddress": billing["email"],
        },
        "DueDate": order["date_completed"][:10],
        "LineItems": [
            {
                "Description": i["name"],
                "Quantity": i["quantity"],
                "UnitAmount": i["price"],
                "AccountCode": "200",
            }
            for i in order["line_items"]
        ],
    }


@job
@uses(pp="paypal", books="xero")
@retry(times=5)
def bank_lines(*, pp, books):
    lines = []
    for tx in pp.transactions(date.today() - timedelta(days=1)):
        info = tx["transaction_info"]
        amount = float(info["transaction_amount"]["value"])
        lines.append(
            {
                "Type": "RECEIVE" if amount > 0 else "SPEND",
                "Contact": {"Name": tx["payer_info"].get("email_address", "PayPal")},
                "Reference": info["transaction_id"],
                "BankAccount": {"Code": "091"},
                "LineItems": [{"Description": "PayPal", "UnitAmount": abs(amount), "AccountCode": "610"}],
            }
        )
    if lines:
        books.put("BankTransactions", lines)


@job
@uses(books="xero", mail="mailerlite")
def customers_to_newsletter(*, books, mail):
    for contact in books.pages("Contacts", where="IsCustomer==true"):
        if contact.get("EmailAddress"):
            mail.upsert(contact["EmailAddress"], name=contact.get("FirstName"), company=contact["Name"])
