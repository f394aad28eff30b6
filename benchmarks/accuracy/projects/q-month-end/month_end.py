import os
import smtplib
import sys
from email.message import EmailMessage

import gspread
import pandas as pd
from gspread_dataframe import set_with_dataframe

import sources

EU = {"AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE",
      "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"}


def revenue(month):
    charges = sources.stripe_charges(month)
    customers = sources.shop_customers()
    merged = charges.merge(customers, on="stripe_customer", how="left", indicator=True)
    merged["region"] = merged["country"].map(
        lambda c: "home" if c == "DE" else "eu" if c in EU else "world")
    merged["reverse_charge"] = merged["vat_id"].notna() & (merged["region"] == "eu")
    unknown = merged[merged["_merge"] == "left_only"]
    by_region = (merged[merged["_merge"] == "both"]
                 .groupby(["region", "reverse_charge"], as_index=False)["paid"].sum())
    return by_region, unknown


def utilisation(month):
    df = sources.harvest_hours(month)
    df = df.groupby("client_name", as_index=False)[["total_hours", "billable_hours"]].sum()
    df["share"] = (df["billable_hours"] / df["total_hours"]).round(3)
    return df.sort_values("share")


def mail(month, frame):
    message = EmailMessage()
    message["Subject"] = f"Utilisation {month}"
    message["From"] = os.environ["MAIL_FROM"]
    message["To"] = "team-leads@acme.example"
    message.set_content("See below.")
    message.add_alternative(frame.to_html(index=False), subtype="html")
    with smtplib.SMTP_SSL(os.environ["MAIL_HOST"], 465) as server:
        server.login(os.environ["MAIL_FROM"], os.environ["MAIL_PASSWORD"])
        server.send_message(message)


def main(month):
    by_region, unknown = revenue(month)
    book = gspread.oauth().open("Month end")
    try:
        sheet = book.worksheet(month)
    except gspread.WorksheetNotFound:
        sheet = book.add_worksheet(month, rows=50, cols=10)
    set_with_dataframe(sheet, by_region)
    unknown.to_excel(f"unknown-{month}.xlsx", index=False)

    mail(month, utilisation(month))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else str(pd.Period.now("M") - 1))
