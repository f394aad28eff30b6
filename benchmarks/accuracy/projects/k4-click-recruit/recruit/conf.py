from functools import lru_cache
from pathlib import Path

import yaml


@lru_cache(maxsize=1)
def conf():
    return yaml.safe_load(Path("config.yaml").read_text())
