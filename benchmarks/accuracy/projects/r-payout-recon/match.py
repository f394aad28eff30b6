import pandas as pd

from settings import DATA

TOLERANCE = pd.Timedelta(days=4)


def load():
    payouts = pd.read_csv(DATA / "payouts.csv", parse_dates=["arrival"], dtype={"reference": str})
    bank = pd.read_json(DATA / "bank.json")
    bank["settled"] = pd.to_datetime(bank["settled_at"]).dt.tz_localize(None).dt.normalize()
    return payouts, bank


def match(payouts, bank):
    m = payouts.merge(bank, on=["amount", "currency"], how="left", suffixes=("", "_bank"))
    m["lag"] = (m["settled"] - m["arrival"]).abs()
    m.loc[m["lag"] > TOLERANCE, "transaction_id"] = None
    m = m.sort_values("lag").drop_duplicates("id")
    return m


if __name__ == "__main__":
    result = match(*load())
    missing = result[result["transaction_id"].isna()]
    with pd.ExcelWriter(DATA / "recon.xlsx") as xl:
        result.to_excel(xl, sheet_name="all", index=False)
        missing.to_excel(xl, sheet_name="missing", index=False)
    print(f"{len(result) - len(missing)} matched, {len(missing)} open")
