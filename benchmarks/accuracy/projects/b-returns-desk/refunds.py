"""Refunds what the warehouse has inspected and accepted."""
from api import api_request

ACCEPTED = {"A", "B"}


def refund_lines(ret):
    for line in ret["lines"]:
        if line["grade"] in ACCEPTED:
            yield {
                "name": line["description"],
                "reference": line["article"],
                "quantity": line["qty"],
                "unit_price": line["grossCents"],
                "total_amount": line["qty"] * line["grossCents"],
            }


def main():
    for ret in api_request("logisoft", "GET", "/returns", state="INSPECTED")["returns"]:
        if ret["payment"]["method"] != "KLARNA":
            continue
        lines = list(refund_lines(ret))
        if lines:
            api_request(
                "klarna", "POST", f"/ordermanagement/v1/orders/{ret['payment']['reference']}/refunds",
                {"refunded_amount": sum(l["total_amount"] for l in lines), "order_lines": lines},
            )
        api_request("logisoft", "PUT", f"/returns/{ret['rmaNumber']}", {"state": "CLOSED"})


if __name__ == "__main__":
    main()
