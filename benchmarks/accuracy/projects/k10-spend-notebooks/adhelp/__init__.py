from .io import load, save
from .sources import google_spend, linkedin_spend, meta_spend
