PRODUCTS = "catalog.products.v2"
PRICES = "catalog.prices.v1"
