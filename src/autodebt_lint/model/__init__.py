"""Values that cross stages: plain, immutable, no input or output, no syntax nodes."""
