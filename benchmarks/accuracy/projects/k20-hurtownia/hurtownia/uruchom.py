"""python -m hurtownia.uruchom [nazwa ...]"""
import sys
from pathlib import Path

import pandas as pd
import yaml

from . import kroki as K
from .cele import CELE
from .zrodla import Zrodlo

PLIK = Path(__file__).resolve().parent.parent / "pipelines.yaml"


def uruchom(nazwa, p):
    zrodlo = Zrodlo.rejestr[p["zrodlo"]]()
    obrobka = K.zloz(*(getattr(K, k) for k in p.get("kroki", [])))
    df = pd.DataFrame(obrobka(zrodlo.wiersze()))
    if df.empty:
        print(nazwa, "- pusto")
        return
    CELE[p["cel"]](df, p["tabela"])
    print(nazwa, len(df))


def main(argv):
    konfig = yaml.safe_load(PLIK.read_text(encoding="utf-8"))
    for nazwa in argv or konfig:
        uruchom(nazwa, konfig[nazwa])


if __name__ == "__main__":
    main(sys.argv[1:])
