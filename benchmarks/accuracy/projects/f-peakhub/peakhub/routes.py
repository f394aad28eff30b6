ROUTES = {
    "orders": {
        "source": ("shopify", "orders"),
        "mapping": "sales_order",
        "sink": ("netsuite", "salesOrder"),
        "every": 300,
    },
    "customers": {
        "source": ("woocommerce", "customers"),
        "mapping": "profile",
        "sink": ("klaviyo", "profile-import"),
        "every": 1800,
    },
}
