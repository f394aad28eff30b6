from pathlib import Path

import duckdb

con = duckdb.connect("data/mart.duckdb")
con.execute(Path("sql/mart.sql").read_text())
con.execute("COPY (SELECT * FROM mart ORDER BY day, network, campaign) TO 'data/mart.csv' (HEADER)")

top = con.sql("""
    SELECT campaign, round(sum(cost), 2) AS cost, sum(clicks) AS clicks
    FROM read_parquet('data/meta.parquet')
    GROUP BY ALL ORDER BY cost DESC LIMIT 15
""")
top.df().to_csv("data/meta_top.csv", index=False)
