import os
from pathlib import Path

import yaml

_conf = yaml.safe_load(open(os.environ.get("CHEMINS", "chemins.yml")))


def chemin(cle):
    p = Path(_conf[cle])
    (p if not p.suffix else p.parent).mkdir(parents=True, exist_ok=True)
    return p
