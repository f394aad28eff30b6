import os

from twilio.rest import Client

from .modelos import AvisoTicket


def llamar_guardia(aviso: AvisoTicket) -> None:
    cliente = Client(os.environ["TWILIO_SID"], os.environ["TWILIO_TOKEN"])
    for numero in os.environ["GUARDIA"].split(","):
        cliente.messages.create(
            to=numero.strip(),
            from_=os.environ["TWILIO_DESDE"],
            body=f"Ticket {aviso.ticket_id} ({aviso.prioridad}): {aviso.asunto}"[:160],
        )
