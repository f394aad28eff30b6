import os

from .http import Api

desk = Api("https://acme.freshdesk.com/api/v2", auth=(os.getenv("FD_KEY", ""), "X"))
tracker = Api("https://acme.atlassian.net/rest/api/2", auth=(os.getenv("JIRA_USER", ""), os.getenv("JIRA_TOKEN", "")))

PRODUCT_TO_PROJECT = {"Checkout": "CHK", "Search": "SRCH", "Mobile": "MOB"}
PRIORITY = {1: "Low", 2: "Medium", 3: "High", 4: "Highest"}
DONE = {"Done", "Closed", "Won't Do"}
