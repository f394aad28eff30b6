# stock bridge - settings. secrets come from the service account's environment
import os

ERP_DSN = (
    "DRIVER={ODBC Driver 17 for SQL Server};SERVER=sql01.corp.local;DATABASE=NAVPROD;"
    "UID=bridge;PWD=" + os.environ.get("ERP_PWD", "")
)
SHOPIFY_SHOP = "harbour-tools"
SHOPIFY_TOKEN = os.environ.get("SHOPIFY_TOKEN", "")
SHOPIFY_LOCATION = "gid://shopify/Location/61200334921"
EBAY_TOKEN = os.environ.get("EBAY_TOKEN", "")
BATCH = 25
