import gspread
import requests
import sib_api_v3_sdk
from celery import shared_task
from django.conf import settings

from .models import Ordine
from .negozio import imposta_giacenza


@shared_task(bind=True, max_retries=5, default_retry_delay=300)
def emetti_fattura(self, ordine_id):
    ordine = Ordine.objects.get(pk=ordine_id)
    corpo = {
        "data": {
            "type": "invoice",
            "entity": {"name": ordine.nome, "email": ordine.email},
            "date": ordine.creato.date().isoformat(),
            "items_list": [
                {"name": f"Ordine web {ordine.woo_id}", "gross_price": float(ordine.totale), "qty": 1, "vat": {"id": 0}}
            ],
        }
    }
    r = requests.post(
        f"https://api-v2.fattureincloud.it/c/{settings.FIC_COMPANY}/issued_documents",
        json=corpo,
        headers={"Authorization": f"Bearer {settings.FIC_TOKEN}"},
        timeout=20,
    )
    if r.status_code >= 500:
        raise self.retry()
    r.raise_for_status()
    ordine.fatturato = True
    ordine.save(update_fields=["fatturato"])


@shared_task
def iscrivi_newsletter():
    conf = sib_api_v3_sdk.Configuration()
    conf.api_key["api-key"] = settings.BREVO_KEY
    api = sib_api_v3_sdk.ContactsApi(sib_api_v3_sdk.ApiClient(conf))
    for email, nome in Ordine.objects.filter(consenso=True).values_list("email", "nome").distinct():
        api.create_contact(
            sib_api_v3_sdk.CreateContact(
                email=email,
                attributes={"NOME": nome},
                list_ids=[settings.BREVO_LISTA],
                update_enabled=True,
            )
        )


@shared_task
def aggiorna_giacenze():
    """Il frantoio compila il foglio, noi portiamo le quantità sul negozio."""
    foglio = gspread.service_account(filename="google.json").open(settings.FOGLIO_GIACENZE).sheet1
    for riga in foglio.get_all_records():
        if not riga["ID prodotto"]:
            continue
        imposta_giacenza(riga["ID prodotto"], int(riga["Bottiglie"] or 0))
