"""Family 2: what is old, retired or about to be."""
