from .economic import EconomicBooks
from .moneybird import MoneybirdBooks

BOOKS = {"moneybird": MoneybirdBooks, "economic": EconomicBooks}
