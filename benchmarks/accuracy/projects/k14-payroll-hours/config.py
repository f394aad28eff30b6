import os
from datetime import date, timedelta
from pathlib import Path

from dotenv import load_dotenv

load_dotenv()

# we always do the month before
_last = date.today().replace(day=1) - timedelta(days=1)
MONTH = _last.strftime("%Y-%m")
START = _last.replace(day=1).isoformat()
END = _last.isoformat()

WORK = Path(os.getenv("PAYROLL_DIR", "work")) / MONTH
WORK.mkdir(parents=True, exist_ok=True)

ATTENDANCE_CSV = WORK / "attendance.csv"
PROJECT_CSV = WORK / "project_hours.csv"
PAYROLL_XLSX = WORK / f"payroll_{MONTH}.xlsx"
DEVIATION_XLSX = WORK / f"deviation_{MONTH}.xlsx"
