from pathlib import Path

import pandas as pd

HERE = Path(__file__).parent


def load_weight_table() -> pd.DataFrame:
    df = pd.read_csv(HERE / "service_weights.csv")
    return df.rename(columns={"service": "SERVICE", "max_oz": "MAX_OZ"})[["SERVICE", "MAX_OZ"]]
