import smtplib
from email.message import EmailMessage

from .ajustes import valor


def enviar(destino, asunto, adjunto, nombre):
    msg = EmailMessage()
    msg["From"] = "facturas@comercializadora.mx"
    msg["To"] = destino
    msg["Cc"] = valor("correo", "copia")
    msg["Subject"] = asunto
    msg.set_content("Estimado cliente: adjuntamos su factura. Gracias por su preferencia.")
    msg.add_attachment(adjunto, maintype="application", subtype="pdf", filename=nombre)
    with smtplib.SMTP(valor("correo", "servidor"), 587) as s:
        s.starttls()
        s.send_message(msg)
