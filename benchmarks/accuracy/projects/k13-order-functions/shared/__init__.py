from .bc import BusinessCentral
from .ct import Commercetools

__all__ = ["BusinessCentral", "Commercetools"]
