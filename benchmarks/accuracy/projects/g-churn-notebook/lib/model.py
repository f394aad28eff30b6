import numpy as np


def risk(df):
    sessions = df["sessions"].fillna(0)
    score = 1 / (1 + np.exp(0.3 * (sessions - 8)))
    return score.round(3)


def bucket(score):
    return np.select([score > 0.8, score > 0.5], ["red", "amber"], "green")
