import os
import requests


def mandar_plantilla(telefono, plantilla, *valores):
    """WhatsApp Cloud API. Las plantillas las aprueba Meta, no inventar nombres."""
    r = requests.post(
        f"https://graph.facebook.com/v17.0/{os.environ['WA_PHONE_ID']}/messages",
        headers={"Authorization": "Bearer " + os.environ["WA_TOKEN"]},
        json={
            "messaging_product": "whatsapp",
            "to": telefono,
            "type": "template",
            "template": {
                "name": plantilla,
                "language": {"code": "es_MX"},
                "components": [
                    {"type": "body", "parameters": [{"type": "text", "text": str(v)} for v in valores]}
                ],
            },
        },
    )
    return r.ok
