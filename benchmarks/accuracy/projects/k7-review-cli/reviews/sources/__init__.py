from .trustpilot import TrustpilotSource
from .yotpo import YotpoSource

__all__ = ["TrustpilotSource", "YotpoSource"]
