import io
import os
from pathlib import Path

import matplotlib
import pandas as pd
from slack_sdk import WebClient

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402

DATA = Path(__file__).resolve().parents[1] / "data"

df = pd.read_parquet(DATA / "winback.parquet", columns=["tier", "country", "ltv"])
pivot = df.assign(ltv=df["ltv"].astype(float)).pivot_table(index="country", columns="tier", values="ltv", aggfunc="sum")

fig, ax = plt.subplots(figsize=(9, 5))
pivot.nlargest(10, "gold").plot.barh(stacked=True, ax=ax)
buf = io.BytesIO()
fig.savefig(buf, format="png", dpi=140)

WebClient(token=os.environ["SLACK_TOKEN"]).files_upload_v2(
    channel=os.environ.get("SLACK_CHANNEL", "C04RETENTION"),
    content=buf.getvalue(),
    filename="winback.png",
    title="Win-back cohort by country",
)
