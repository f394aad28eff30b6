import pyodbc

SQL = """
SELECT reference, SUM(qte_stock - qte_reservee) AS dispo
FROM dbo.stock_depot
WHERE depot = 'LOR1'
GROUP BY reference
"""


def stocks(dsn):
    """Stock disponible de la gestion commerciale (base SQL Server), par référence."""
    cnx = pyodbc.connect(dsn)
    try:
        return {ref.strip(): int(dispo or 0) for ref, dispo in cnx.cursor().execute(SQL)}
    finally:
        cnx.close()
