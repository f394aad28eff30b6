from adlib.google import campaign_costs
from adlib.meta import insights

__all__ = ["campaign_costs", "insights"]
