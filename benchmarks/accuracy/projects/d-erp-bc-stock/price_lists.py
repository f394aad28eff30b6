"""Nightly: BC sales prices -> WMS price label table."""
import os

import pyodbc

import bc

cn = pyodbc.connect(os.environ["WMS_ODBC"], autocommit=False)
cur = cn.cursor()
cur.execute("TRUNCATE TABLE dbo.LabelPrices")
cur.fast_executemany = True

rows = []
for item in bc.odata("items"):
    if item["unitPrice"]:
        rows.append((item["number"], item["displayName"][:40], item["unitPrice"], item["baseUnitOfMeasureCode"]))

cur.executemany("INSERT INTO dbo.LabelPrices (ItemNo, Text, Price, Uom) VALUES (?, ?, ?, ?)", rows)
cur.execute("{CALL dbo.usp_RebuildLabels (?)}", "EUR")
cn.commit()
print(len(rows))
