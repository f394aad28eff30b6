from adspend.extract import GoogleAdsExtractor, LinkedInExtractor, MetaExtractor
from adspend.lake import put_parquet
from adspend.warehouse import append, overspend

__all__ = [
    "GoogleAdsExtractor",
    "LinkedInExtractor",
    "MetaExtractor",
    "put_parquet",
    "append",
    "overspend",
]
