import os
from mollie.api.client import Client
from erp import ERPNext

mollie = Client()
mollie.set_access_token(os.environ['MOLLIE_TOKEN'])
erp = ERPNext()

for st in mollie.settlements.list(limit=10):
    if st.status != 'paidout':
        continue
    if erp.exists('Journal Entry', cheque_no=st.reference):
        continue
    total = float(st.amount['value'])
    costs = 0.0
    for year in (st.periods or {}).values():
        for month in year.values():
            for c in month['costs']:
                costs += float(c['amountGross']['value'])
    name = erp.insert('Journal Entry', {
        'voucher_type': 'Bank Entry',
        'posting_date': st.settled_at[:10],
        'cheque_no': st.reference,
        'cheque_date': st.settled_at[:10],
        'user_remark': 'Mollie ' + st.id,
        'accounts': [
            {'account': 'Bank - M', 'debit_in_account_currency': total},
            {'account': 'Payment fees - M', 'debit_in_account_currency': round(costs, 2)},
            {'account': 'Mollie clearing - M', 'credit_in_account_currency': round(total + costs, 2)},
        ],
    })
    print('journal', name)
