import json
import sys


def grava(caminho, dados):
    with open(caminho, "w", encoding="utf-8") as f:
        json.dump(dados, f, ensure_ascii=False, indent=2)


def le(caminho):
    if caminho == "-":
        return json.load(sys.stdin)
    with open(caminho, encoding="utf-8") as f:
        return json.load(f)
