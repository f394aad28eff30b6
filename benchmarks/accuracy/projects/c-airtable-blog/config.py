import os

AIRTABLE_PAT = os.getenv("AIRTABLE_PAT")
BASE_ID = "appZk3nQ1w8sYtRf0"
WP = "https://blog.kornblume.example/wp-json/wp/v2"
WP_USER = "autopublish"
WP_APP_PASSWORD = os.getenv("WP_APP_PASSWORD")
BUFFER_ZAP = "https://hooks.zapier.com/hooks/catch/183774/b1x2kk/"
