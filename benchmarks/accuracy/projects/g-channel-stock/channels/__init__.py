from .amazon import Amazon
from .ebay import Ebay
from .walmart import Walmart

ALL = {"amazon": Amazon, "ebay": Ebay, "walmart": Walmart}
