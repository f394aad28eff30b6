import os
import sqlite3
from datetime import datetime, timedelta

import requests

from meli import Meli

BOT = os.environ['TG_BOT']
CHAT = os.environ['TG_CHAT']

db = sqlite3.connect('vistos.db')
db.execute('create table if not exists vistos (id text primary key)')


def nuevo(clave):
    try:
        db.execute('insert into vistos values (?)', (clave,))
        db.commit()
        return True
    except sqlite3.IntegrityError:
        return False


def tg(texto):
    requests.post('https://api.telegram.org/bot%s/sendMessage' % BOT,
                  data={'chat_id': CHAT, 'text': texto, 'parse_mode': 'HTML'})


def main():
    m = Meli()
    for q in m.preguntas():
        if nuevo('q%s' % q['id']):
            it = m.item(q['item_id'])
            tg('❓ <b>%s</b>\n%s\n<code>%s</code>' % (it['title'], q['text'], q['id']))
    desde = (datetime.utcnow() - timedelta(hours=2)).strftime('%Y-%m-%dT%H:%M:%S.000-00:00')
    for v in m.ventas(desde):
        if nuevo('v%s' % v['id']):
            que = ', '.join('%sx %s' % (i['quantity'], i['item']['title']) for i in v['order_items'])
            tg('💰 Venta $%s\n%s\n%s' % (v['total_amount'], que, v['buyer']['nickname']))


if __name__ == '__main__':
    try:
        main()
    except Exception as e:
        tg('se rompio: %s' % e)
        raise
