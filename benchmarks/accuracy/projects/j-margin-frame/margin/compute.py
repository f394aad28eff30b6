def margins(orders, costs, excluded):
    kept = orders[~orders["sku"].isin(excluded)]
    frame = kept.merge(costs, on="sku", how="left")
    frame["cost"] = frame["averagecost"].fillna(0) * frame["quantity"]
    frame["margin"] = frame["revenue"] - frame["cost"]
    return frame.drop(columns=["averagecost"])


def worst(frame, number=5):
    totals = frame.groupby("sku", as_index=False)["margin"].sum()
    return totals.nsmallest(number, "margin")
