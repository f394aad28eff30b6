import json

from outils.chemins import chemin
from outils.ocr import lire_pdf

lectures = [lire_pdf(p).dico() for p in sorted(chemin("recus").glob("*.pdf"))]
chemin("lus").write_text(json.dumps([l for l in lectures if l["total"]], ensure_ascii=False))
