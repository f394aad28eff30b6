from .hubspot_bedrijven import bedrijven_bijwerken
from .nieuwsbrief import inschrijven
from .servicedesk import personen

__all__ = ["bedrijven_bijwerken", "inschrijven", "personen"]
