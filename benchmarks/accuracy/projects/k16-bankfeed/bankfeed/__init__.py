"""Bank and payment provider bookings into the books of our three companies."""
from bankfeed.base import Feed, Booking
from bankfeed.gmbh import QontoToLexoffice
from bankfeed.ltd import WiseToXero
from bankfeed.bv import MollieToMoneybird

FEEDS = [QontoToLexoffice, WiseToXero, MollieToMoneybird]
