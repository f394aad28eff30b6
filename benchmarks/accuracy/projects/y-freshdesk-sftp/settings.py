import os

FD_DOMAIN = os.getenv("FD_DOMAIN", "acmehelp")
FD_KEY = os.getenv("FD_KEY", "")
BASE = "https://%s.freshdesk.com/api/v2" % FD_DOMAIN

SPOOL = os.getenv("SPOOL", "/var/spool/wfm")

PARTNER_HOST = "files.wfm-partner.example"
PARTNER_USER = "acme"
PARTNER_KEYFILE = "/etc/wfm/id_ed25519"

MAIL_HOST = "mail.acme.example"
MAIL_FROM = "wfm-export@acme.example"
MAIL_TO = ["workforce@acme.example"]
