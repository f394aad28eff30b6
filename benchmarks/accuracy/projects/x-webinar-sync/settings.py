import os

ZOOM_ACCOUNT = os.environ["ZOOM_ACCOUNT_ID"]
ZOOM_CLIENT = (os.environ["ZOOM_CLIENT_ID"], os.environ["ZOOM_CLIENT_SECRET"])
EVENTBRITE_TOKEN = os.environ["EVENTBRITE_TOKEN"]
EVENTBRITE_ORG = os.environ["EVENTBRITE_ORG"]
CIO_SITE = os.environ["CIO_SITE_ID"]
CIO_KEY = os.environ["CIO_API_KEY"]
AIRTABLE_KEY = os.environ["AIRTABLE_KEY"]
AIRTABLE_BASE = "appW3bQ9xkT1Yv0aL"

REGISTRATIONS = "Registrations"
