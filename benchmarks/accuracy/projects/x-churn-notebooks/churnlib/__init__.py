from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FEATURES = ROOT / "artifacts" / "features.parquet"
SCORES = ROOT / "artifacts" / "scores.csv"
