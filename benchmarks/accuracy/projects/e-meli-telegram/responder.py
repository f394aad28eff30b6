# escucha telegram: "/r 123456 texto de la respuesta"
import os
import time
import requests
from meli import Meli

URL = 'https://api.telegram.org/bot' + os.environ['TG_BOT'] + '/getUpdates'
offset = None
while True:
    r = requests.get(URL, params={'timeout': 50, 'offset': offset}, timeout=60).json()
    for u in r['result']:
        offset = u['update_id'] + 1
        msg = u.get('message', {})
        txt = msg.get('text', '')
        if str(msg.get('chat', {}).get('id')) != os.environ['TG_CHAT'] or not txt.startswith('/r '):
            continue
        _, qid, resp = txt.split(' ', 2)
        print('respondiendo', qid, resp)
        Meli().responder(qid, resp)
    time.sleep(1)
