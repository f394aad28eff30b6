import os

SQLALCHEMY_URL = os.environ.get("DATABASE_URL", "mysql+pymysql://dunning@localhost/dunning")
CHARGEBEE_SITE = "northpeak"
CHARGEBEE_KEY = os.environ.get("CHARGEBEE_KEY")
ZENDESK = {
    "subdomain": "northpeak",
    "email": os.environ.get("ZENDESK_EMAIL"),
    "token": os.environ.get("ZENDESK_TOKEN"),
}
SMTP_HOST = os.environ.get("SMTP_HOST", "mail.northpeak.ca")
FINANCE = ["finance@northpeak.ca"]
HOOK_USER, HOOK_PASSWORD = os.environ.get("HOOK_AUTH", "cb:cb").split(":")
