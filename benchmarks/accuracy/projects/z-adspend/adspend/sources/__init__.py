from .google import GoogleAdsSource
from .meta import MetaSource
from .tiktok import TikTokSource

ALL = [GoogleAdsSource, MetaSource, TikTokSource]
