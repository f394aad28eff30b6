import csv
import json
import sys

sys.path.insert(0, "/opt/payroll")
from lib.paths import hours_file, lodas_file, period, staff_file

p = period()
staff = json.loads(staff_file(p).read_text())
with open(hours_file(p)) as f:
    worked = {m.lower(): float(h) for m, h in csv.reader(f, delimiter=";")}

lines = ["[Allgemein]", "Ziel=LODAS", "Version_SST=1.0", "BeraterNr=129912", "MandantenNr=10077", "[Bewegungsdaten]"]
for s in staff:
    h = worked.get(s["email"].lower(), 0)
    overtime = max(h - s["weekly"] * 4.33, 0)
    lines.append(f"{p};{s['no']};100;{s['salary']:.2f}".replace(".", ","))
    if overtime:
        lines.append(f"{p};{s['no']};210;{overtime:.2f}".replace(".", ","))

lodas_file(p).parent.mkdir(exist_ok=True)
lodas_file(p).write_text("\r\n".join(lines), encoding="cp1252")
