import os
import sys

import pandas as pd
import snowflake.connector
from snowflake.connector.pandas_tools import write_pandas

import paths

day = sys.argv[1]
con = snowflake.connector.connect(
    account=os.environ["SNOW_ACCOUNT"], user=os.environ["SNOW_USER"], password=os.environ["SNOW_PW"],
    warehouse="REVOPS_XS", database="REVOPS", schema="RAW",
)
calls = pd.read_json(paths.calls(day)).drop(columns=["emails"])
calls["day"] = day
calls.columns = [c.upper() for c in calls.columns]
con.cursor().execute("DELETE FROM GONG_CALLS WHERE DAY = %s", (day,))
ok, _, n, _ = write_pandas(con, calls, "GONG_CALLS")
print("loaded", n, ok)

# reps quota table is maintained by hand in snowflake, sanity check only
cur = con.cursor().execute("SELECT COUNT(*) FROM REPS WHERE QUOTA IS NULL")
missing = cur.fetchone()[0]
if missing:
    print("!! reps without quota:", missing)
con.close()
