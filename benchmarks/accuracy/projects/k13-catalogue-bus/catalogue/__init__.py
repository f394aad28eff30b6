from .config import load_config
from .signals import product_changed, run_finished

__all__ = ["load_config", "product_changed", "run_finished"]
