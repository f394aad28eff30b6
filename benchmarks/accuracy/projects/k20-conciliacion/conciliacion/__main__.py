"""python -m conciliacion 2024-02-29"""
import sys
from datetime import date, timedelta

from dotenv import load_dotenv

load_dotenv()

from . import banco, cfdi, hoja  # noqa: E402
from .netsuite import NetSuite  # noqa: E402


def casar(movs, facturas):
    """Primero por folio en el concepto, luego por monto exacto (si es único)."""
    por_folio = {f.folio: f for f in facturas}
    sin_casar = []
    for m in movs:
        f = next((por_folio[p] for p in m.concepto.split() if p in por_folio), None)
        if f is None:
            iguales = [x for x in por_folio.values() if x.saldo == m.abono]
            f = iguales[0] if len(iguales) == 1 else None
        if f is None:
            sin_casar.append(m)
            continue
        por_folio.pop(f.folio)
        yield f, m
    hoja.escribir("depositos", [[str(m.fecha), m.referencia, m.concepto, str(m.abono)] for m in sin_casar])


def main():
    dia = date.fromisoformat(sys.argv[1]) if len(sys.argv) > 1 else date.today() - timedelta(days=1)
    ns = NetSuite()
    abiertas = ns.facturas_abiertas()
    pagadas = set()
    for factura, mov in casar(banco.movimientos(dia), abiertas):
        try:
            ns.aplicar_pago(factura, mov)
            pagadas.add(factura.id)
        except ValueError as e:
            print("NO SE APLICÓ", factura.folio, e)
    hoja.escribir("facturas", [f.fila() for f in abiertas if f.id not in pagadas])

    cfdi.respaldar(dia)


if __name__ == "__main__":
    main()
