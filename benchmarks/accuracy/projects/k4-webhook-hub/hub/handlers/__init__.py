from . import billing, booking, survey
