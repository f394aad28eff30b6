from pathlib import Path

import yaml

conf = yaml.safe_load((Path(__file__).resolve().parents[1] / "editorial.yml").read_text())
