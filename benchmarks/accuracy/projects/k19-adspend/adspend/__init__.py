import pathlib
import tomllib

CONFIG = tomllib.loads((pathlib.Path(__file__).parent.parent / "config.toml").read_text())
