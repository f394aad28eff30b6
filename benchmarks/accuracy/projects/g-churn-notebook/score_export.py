# run after the notebook:  papermill churn.ipynb out.ipynb && python score_export.py
import pandas as pd

from lib.sinks import tag_vitally

df = pd.read_parquet("out/churn.parquet")
tag_vitally(df[df["colour"] != "green"], "colour")
