import configparser
import os

_cfg = configparser.ConfigParser()
_cfg.read(os.environ.get("FACT_CONFIG", "config.ini"))


def valor(seccion, clave):
    return _cfg.get(seccion, clave)
