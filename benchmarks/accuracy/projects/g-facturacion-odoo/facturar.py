import logging
import sys

from nucleo.correo import enviar
from nucleo.repositorio import RepositorioOdoo
from nucleo.timbrado import Timbrador

log = logging.getLogger("facturar")


def main():
    repo, timbrador = RepositorioOdoo(), Timbrador()
    fallos = 0
    for factura in repo.pendientes():
        try:
            timbrador.timbrar(factura)
        except Exception as e:
            log.error("%s: %s", factura.folio, e)
            fallos += 1
            continue
        repo.guardar(factura)
        enviar(factura.correo, f"Factura {factura.folio}", timbrador.pdf(factura), f"{factura.uuid}.pdf")
    return 1 if fallos else 0


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    sys.exit(main())
