"""The machinery that runs rules over linked modules; it knows no single rule."""
