from .blobs import fetch, put

__all__ = ["fetch", "put"]
