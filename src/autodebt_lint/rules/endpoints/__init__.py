"""Family 1: addresses and secrets that code fixes."""
