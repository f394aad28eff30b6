from datetime import datetime


def _date(text):
    return text[:10]


def order_to_invoice(order):
    lines = [
        {
            "Description": item["title"],
            "Quantity": item["quantity"],
            "UnitAmount": item["price"],
            "AccountCode": "200",
        }
        for item in order["line_items"]
    ]
    for ship in order.get("shipping_lines", []):
        lines.append({"Description": ship["title"], "Quantity": 1, "UnitAmount": ship["price"], "AccountCode": "210"})
    customer = order.get("customer") or {}
    return {
        "Type": "ACCREC",
        "Contact": {"Name": "%s %s" % (customer.get("first_name", ""), customer.get("last_name", ""))},
        "Date": _date(order["created_at"]),
        "DueDate": _date(order["created_at"]),
        "InvoiceNumber": order["name"].lstrip("#"),
        "LineItems": lines,
        "Status": "AUTHORISED",
    }


def payout_to_deposit(payout, account):
    return {
        "TxnDate": datetime.utcfromtimestamp(payout["arrival_date"]).strftime("%Y-%m-%d"),
        "PrivateNote": payout["id"],
        "DepositToAccountRef": {"value": account},
        "Line": [
            {
                "Amount": payout["amount"] / 100.0,
                "DetailType": "DepositLineDetail",
                "DepositLineDetail": {"AccountRef": {"value": "87"}},
            }
        ],
    }
