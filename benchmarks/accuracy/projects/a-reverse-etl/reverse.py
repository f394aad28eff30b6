import datetime as dt
import pathlib
import sys

from google.cloud import bigquery

from destinations import KINDS

MODELS = pathlib.Path(__file__).parent / "models"
SYNCS = [
    ("churn_risk", "braze", {}),
    ("loyal", "iterable", {}),
    ("suppress", "customermatch", {"customer": "7712340099", "user_list": "customers/7712340099/userLists/612"}),
]

bq = bigquery.Client(project="acme")


def rows(model):
    sql = (MODELS / f"{model}.sql").read_text()
    for r in bq.query(sql).result(page_size=5000):
        yield {k: v for k, v in r.items() if v is not None}


def journal(model, kind, n, err=None):
    bq.insert_rows_json("acme.ops.reverse_etl_log", [{
        "model": model, "destination": kind, "rows": n, "error": err,
        "at": dt.datetime.utcnow().isoformat()}])


def main(argv):
    rc = 0
    for model, kind, opts in SYNCS:
        if argv and model not in argv:
            continue
        try:
            n = KINDS[kind](**opts).send(rows(model))
        except Exception as e:
            journal(model, kind, 0, repr(e)[:500])
            rc = 1
        else:
            journal(model, kind, n)
    return rc


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
