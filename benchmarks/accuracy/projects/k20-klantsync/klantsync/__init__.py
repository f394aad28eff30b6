"""klantsync - schuift klanten, facturen en medewerkers heen en weer."""
from .register import bron, doel, haal, zet
from . import bronnen, doelen  # noqa: F401  (registreert)

__all__ = ["bron", "doel", "haal", "zet"]
