from .donorbox import DonorboxSource
from .gocardless import GoCardlessSource

SOURCES = {cls.name: cls for cls in (DonorboxSource, GoCardlessSource)}
