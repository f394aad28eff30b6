"""Weekly review digest."""
