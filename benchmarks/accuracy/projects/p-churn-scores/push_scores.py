"""Push the churn model's scores to the tools CS works in.

Examples
--------
python push_scores.py --target intercom --target customerio
python push_scores.py --target intercom --min-change 0.1 --limit 200
"""
import argparse
import logging
import os
from concurrent.futures import ThreadPoolExecutor, as_completed

import snowflake.connector
from snowflake.connector import DictCursor

from targets import TARGETS

SQL = """
select s.user_id, s.score, s.score - coalesce(p.score, 0) as change, s.top_reason, s.scored_on
from ml.churn_scores s
left join ml.churn_scores p on p.user_id = s.user_id and p.scored_on = dateadd(day, -7, s.scored_on)
where s.scored_on = (select max(scored_on) from ml.churn_scores)
"""

BANDS = [(0.8, "critical"), (0.5, "watch"), (0.0, "healthy")]


def band(score):
    return next(name for floor, name in BANDS if score >= floor)


def read_scores(min_change, limit):
    con = snowflake.connector.connect(
        account=os.environ["SNOWFLAKE_ACCOUNT"],
        user=os.environ["SNOWFLAKE_USER"],
        password=os.environ["SNOWFLAKE_PASSWORD"],
        warehouse="REPORTING_XS",
        database="ANALYTICS",
    )
    try:
        cur = con.cursor(DictCursor)
        cur.execute(SQL)
        taken = 0
        for row in cur:
            if abs(row["CHANGE"]) < min_change:
                continue
            if limit and taken >= limit:
                return
            taken += 1
            yield row
    finally:
        con.close()


def attributes(row):
    return {
        "churn_score": round(float(row["SCORE"]), 3),
        "churn_band": band(row["SCORE"]),
        "churn_reason": row["TOP_REASON"],
        "churn_scored_on": row["SCORED_ON"].isoformat(),
    }


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--target", action="append", choices=sorted(TARGETS), required=True)
    ap.add_argument("--min-change", type=float, default=0.05)
    ap.add_argument("--limit", type=int)
    ap.add_argument("--workers", type=int, default=4)
    args = ap.parse_args()
    logging.basicConfig(level=logging.INFO)

    rows = list(read_scores(args.min_change, args.limit))
    logging.info("%d users changed", len(rows))
    ok = failed = 0
    with ThreadPoolExecutor(args.workers) as pool:
        jobs = {}
        for name in args.target:
            push = TARGETS[name]
            for row in rows:
                jobs[pool.submit(push, row["USER_ID"], attributes(row))] = (name, row["USER_ID"])
        for job in as_completed(jobs):
            try:
                ok += bool(job.result())
            except Exception as exc:
                failed += 1
                logging.error("%s %s: %s", *jobs[job], exc)
    logging.info("ok=%d failed=%d", ok, failed)
    raise SystemExit(1 if failed else 0)


if __name__ == "__main__":
    main()
