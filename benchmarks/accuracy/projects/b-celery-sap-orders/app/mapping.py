PLANTS = {"DE": "1000", "AT": "1000", "FR": "2000"}
TAX_FREE_ITEMS = {"GIFT-CARD"}


def to_sales_order(order):
    ship = order.get("shipping_address") or order["billing_address"]
    items = []
    for i, line in enumerate(order["line_items"], start=1):
        if line["sku"] in TAX_FREE_ITEMS:
            continue
        items.append({
            "SalesOrderItem": str(i * 10),
            "Material": line["sku"],
            "RequestedQuantity": str(line["quantity"]),
            "RequestedQuantityUnit": "PC",
            "ProductionPlant": PLANTS.get(ship["country_code"], "1000"),
        })
    return {
        "SalesOrderType": "ZWEB",
        "SalesOrganization": "1010",
        "DistributionChannel": "20",
        "OrganizationDivision": "00",
        "SoldToParty": "900001",
        "PurchaseOrderByCustomer": order["name"],
        "TransactionCurrency": order["currency"],
        "DeliveryBlockReason": "" if order["financial_status"] == "paid" else "Z1",
        "to_Item": {"results": items},
    }
