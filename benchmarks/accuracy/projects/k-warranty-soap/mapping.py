PRIORITY = {"A": "Highest", "B": "High", "C": "Medium", "D": "Low"}

_COMPONENTS = (
    ("TX", "Transmission"),
    ("HY", "Hydraulics"),
    ("EL", "Electronics"),
)


def component_for(model):
    for prefix, name in _COMPONENTS:
        if (model or "").upper().startswith(prefix):
            return name
    return "Other"
