import json
import os

import sqlalchemy as sa
from customerio import CustomerIO, Regions

engine = sa.create_engine(os.environ["APP_DB_URL"])  # postgresql://...
cio = CustomerIO(os.environ["CIO_SITE"], os.environ["CIO_KEY"], region=Regions.EU)

with open("data/scores.json") as fh:
    scores = {s["account_id"]: s for s in json.load(fh)}

with engine.begin() as con:
    csm = dict(con.execute(sa.text("select account_id, csm_email from account_owner")).fetchall())
    con.execute(
        sa.text("insert into churn_score (account_id, score, band, day) values (:account_id, :score, :band, current_date)"),
        [{k: s[k] for k in ("account_id", "score", "band")} for s in scores.values()],
    )

for account_id, s in scores.items():
    cio.identify(id=account_id, churn_band=s["band"], csm=csm.get(account_id, "success@meterly.example"))

