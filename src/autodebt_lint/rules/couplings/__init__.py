"""Family 4: who talks to whom."""
