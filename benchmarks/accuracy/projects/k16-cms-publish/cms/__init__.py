from .origins import contentful_entries, notion_drafts, youtube_uploads
from .targets import AlgoliaIndex, VideoTable, WordPress

__all__ = ["contentful_entries", "notion_drafts", "youtube_uploads", "AlgoliaIndex", "VideoTable", "WordPress"]
