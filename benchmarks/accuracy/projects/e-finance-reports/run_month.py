import os
import sys

import pandas as pd

import fx
import mailer
import stripe_pull
import xero_pull

TO = ["anneke@vandijkmedia.nl", "accountant@boekhoud.nl"]


def build(month):
    df = pd.DataFrame(stripe_pull.charges(month) + xero_pull.invoices(month))
    df["date"] = df["date"].astype(str)
    last = df["date"].max()
    df["rate"] = df["currency"].apply(lambda c: fx.rate(c, last))
    for c in ("gross", "fee", "net"):
        df[c + "_eur"] = (df[c] * df["rate"]).round(2)
    summary = df.pivot_table(index="source", columns="kind", values="net_eur", aggfunc="sum", margins=True)
    os.makedirs("out", exist_ok=True)
    path = "out/revenue_%s.xlsx" % month
    with pd.ExcelWriter(path) as xw:
        summary.to_excel(xw, sheet_name="summary")
        df.to_excel(xw, sheet_name="detail", index=False)
    return path, summary


def main():
    month = sys.argv[1]
    path, summary = build(month)
    print(summary)
    mailer.send(TO, "Revenue %s" % month, "Hoi,\n\nsee attached.\n\nGroet, de bot", path)


if __name__ == "__main__":
    main()
