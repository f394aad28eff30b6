# Lance par le planificateur de taches, tous les jours 6h
import subprocess
import sys

ETAPES = ["01_lucca.py", "02_annuaire.py"]
if "--mensuel" in sys.argv:
    ETAPES += ["03_paie.py", "04_parc.py"]

for etape in ETAPES:
    print("=== " + etape)
    if subprocess.call([sys.executable, etape]) != 0:
        print("ERREUR, on s'arrete")
        sys.exit(1)
