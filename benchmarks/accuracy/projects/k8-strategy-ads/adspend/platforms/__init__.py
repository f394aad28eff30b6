from .base import AdPlatform, Spend
from .meta import Meta
from .tiktok import TikTok

PLATFORMS: dict[str, type[AdPlatform]] = {p.key: p for p in (Meta, TikTok)}

__all__ = ["AdPlatform", "Spend", "PLATFORMS", "Meta", "TikTok"]
