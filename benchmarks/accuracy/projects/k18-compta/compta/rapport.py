import sib_api_v3_sdk as brevo

from .config import Config
from .modeles import Bilan


def envoyer(config: Config, sujet: str, bilan: Bilan) -> None:
    conf = brevo.Configuration()
    conf.api_key["api-key"] = config.brevo_cle
    api = brevo.TransactionalEmailsApi(brevo.ApiClient(conf))
    api.send_transac_email(brevo.SendSmtpEmail(
        to=[{"email": config.destinataire}],
        sender={"email": "robot@atelier-lumen.fr", "name": "Robot compta"},
        subject=sujet,
        text_content=f"{bilan.nombre} opérations, solde {bilan.total} €.",
    ))
