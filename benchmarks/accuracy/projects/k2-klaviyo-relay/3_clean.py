import pandas as pd

cust = pd.read_csv("data/customers.csv")
unsub = pd.read_csv("data/unsubs.csv")

cust["email"] = cust["email"].str.strip().str.lower()
bad = set(unsub["email"].str.lower())

# Leave out everybody who unsubscribed
cust = cust[~cust["email"].isin(bad)]
cust = cust.drop_duplicates("email", keep="last")

cust["vip"] = cust["spent"].astype(float) > 500
cust["first"] = cust["first"].fillna("").str.title()
cust.to_csv("data/clean.csv", index=False)
print(len(cust), "left")
