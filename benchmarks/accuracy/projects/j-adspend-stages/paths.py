from pathlib import Path

DATA = Path(__file__).resolve().parent / "data"
DATA.mkdir(exist_ok=True)

SESSIONS = DATA / "sessions.csv"
SPEND = DATA / "spend.parquet"
JOINED = DATA / "joined.csv"
RECIPIENTS = Path(__file__).resolve().parent / "recipients.txt"
