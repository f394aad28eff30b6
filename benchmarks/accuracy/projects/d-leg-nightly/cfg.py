import os

ORA = os.environ.get("ORA_DSN", "erp/erp@//oradb01:1521/PROD")
SPOOL = "/opt/nightly/spool"
OPEN_ITEMS = os.path.join(SPOOL, "opos.dat")
WIDTHS = (("kdnr", 10), ("name", 40), ("email", 60), ("belnr", 12), ("faellig", 8), ("betrag", 14))
