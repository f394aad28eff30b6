import pandas as pd

responses = pd.read_csv("data/responses.csv", dtype={"EmployeeNo": str})
staff = pd.read_parquet("data/staff.parquet").astype({"EmployeeNo": str})

questions = [c for c in responses.columns if c.startswith("Q")]
merged = responses.merge(staff, on="EmployeeNo", how="left", validate="m:1")
merged["Department"] = merged["Department"].fillna("unknown")

scores = merged.groupby(["Department", "Site"])[questions].mean().round(2)
n = merged.groupby(["Department", "Site"]).size().rename("n")
table = scores.join(n)
table = table[table["n"] >= 5]

headcount = staff.groupby("Department").size().rename("headcount")
rate = (merged.groupby("Department").size() / headcount).dropna().round(3).rename("response_rate")

with pd.ExcelWriter("data/pulse_report.xlsx", engine="openpyxl") as xls:
    table.to_excel(xls, sheet_name="Scores")
    rate.to_frame().to_excel(xls, sheet_name="Response rate")
