import duckdb

REPORT = """
with s as (
    select sku, sum(qty) as sold_28d from 'data/sold.parquet' group by sku
)
select st.sku, st.title, st.free, coalesce(s.sold_28d, 0) as sold_28d,
       round(st.free / nullif(s.sold_28d / 28.0, 0), 1) as days_of_cover
from 'data/stock.parquet' st
left join s using (sku)
order by days_of_cover nulls last
"""

df = duckdb.sql(REPORT).pl()
df.write_excel("data/reorder.xlsx", worksheet="reorder", autofit=True)
print(df.head(10))
