"""The tool's own findings."""
