import os

BOB_USER = os.environ.get("BOB_SERVICE_USER")
BOB_TOKEN = os.environ.get("BOB_SERVICE_TOKEN")
GREENHOUSE_KEY = os.environ.get("GREENHOUSE_KEY")
ASANA_PAT = os.environ.get("ASANA_PAT")
SNIPE_TOKEN = os.environ.get("SNIPE_TOKEN")

DOMAIN = "northbeam.example"
ADMIN = "it-admin@" + DOMAIN
ASANA_PROJECT = {"Berlin": "1204455667788", "Lisbon": "1204455667799"}
IT_MAIL = "helpdesk@" + DOMAIN

# department -> org unit in Google
UNITS = {
    "Engineering": "/Staff/Tech",
    "Product": "/Staff/Tech",
    "Sales": "/Staff/Commercial",
    "Marketing": "/Staff/Commercial",
}
