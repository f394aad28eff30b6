# Everything the nightly scripts hand to each other lives here.
import os
from datetime import date

ROOT = os.environ.get("EXPORT_DIR", "/srv/exports")
STAMP = date.today().strftime("%Y%m%d")

DONATIONS_CSV = os.path.join(ROOT, "donations_%s.csv" % STAMP)
ACTIVISTS_CSV = os.path.join(ROOT, "activists_%s.csv" % STAMP)
