# step 2: the file for the bureau and the deviation list for team leads
import pandas as pd

import config


def hours(att):
    start = pd.to_datetime(att["date"] + " " + att["start"])
    end = pd.to_datetime(att["date"] + " " + att["end"])
    return ((end - start).dt.total_seconds() / 60 - att["break"].fillna(0)) / 60


att = pd.read_csv(config.ATTENDANCE_CSV, sep=";")
att["hours"] = hours(att)

per_person = att.groupby(["number", "name", "weekly"], as_index=False)["hours"].sum()
per_person["target"] = per_person["weekly"] * 52 / 12
per_person["overtime"] = (per_person["hours"] - per_person["target"]).clip(lower=0).round(2)

payroll = per_person.rename(columns={"number": "PersNr", "name": "Name", "hours": "Stunden",
                                     "overtime": "Ueberstunden"})
payroll["Lohnart"] = 1000
payroll[["PersNr", "Name", "Lohnart", "Stunden", "Ueberstunden"]].to_excel(
    config.PAYROLL_XLSX, index=False, sheet_name="Stunden")

# who booked less on projects than they were here
proj = pd.read_csv(config.PROJECT_CSV, sep=";")
booked = (proj.groupby("user")["seconds"].sum() / 3600).rename("booked").reset_index()
dev = att.groupby("name", as_index=False)["hours"].sum()
dev["user"] = dev["name"].str.replace(r"(.*), (.*)", r"\2 \1", regex=True)
dev = dev.merge(booked, on="user", how="left").fillna({"booked": 0})
dev["diff"] = dev["hours"] - dev["booked"]

with pd.ExcelWriter(config.DEVIATION_XLSX, engine="openpyxl") as xl:
    dev[dev["diff"].abs() > 4].sort_values("diff").to_excel(xl, sheet_name="over 4h", index=False)
    dev.to_excel(xl, sheet_name="all", index=False)
