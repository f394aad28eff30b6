from .bamboo import Bamboo
from .greenhouse import Greenhouse
from .itops import Freshservice, Okta

__all__ = ["Bamboo", "Greenhouse", "Freshservice", "Okta"]
