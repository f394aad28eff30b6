"""Family 3: what happens when the other side fails."""
