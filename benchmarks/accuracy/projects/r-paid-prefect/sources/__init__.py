from .bing import microsoft_ads_spend
from .google import google_ads_spend
from .meta import meta_spend

ALL = {
    "google": google_ads_spend,
    "meta": meta_spend,
    "microsoft": microsoft_ads_spend,
}
