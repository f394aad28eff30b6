"""Importing this package hooks all sinks up to the bus."""
from alertmesh.sinks import chat, public, tracker  # noqa: F401
