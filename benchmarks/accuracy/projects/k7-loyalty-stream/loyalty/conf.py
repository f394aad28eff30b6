import pathlib
import tomllib

with open(pathlib.Path(__file__).resolve().parents[1] / "config.toml", "rb") as fh:
    CONF = tomllib.load(fh)

TOPICS = CONF["topics"]
