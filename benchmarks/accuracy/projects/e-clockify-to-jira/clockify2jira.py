import os, re, sys, json
from datetime import datetime, timedelta
import requests
from jira import JIRA

CK = os.environ['CLOCKIFY_KEY']
WS = os.environ['CLOCKIFY_WS']
HEAD = {'X-Api-Key': CK}
BASE = 'https://api.clockify.me/api/v1'

DONE = 'done.json'


def me():
    return requests.get(BASE + '/user', headers=HEAD).json()['id']


def entries(days):
    uid = me()
    start = (datetime.utcnow() - timedelta(days=days)).strftime('%Y-%m-%dT00:00:00Z')
    page = 1
    res = []
    while True:
        r = requests.get(f'{BASE}/workspaces/{WS}/user/{uid}/time-entries', headers=HEAD,
                         params={'start': start, 'page': page, 'page-size': 200})
        js = r.json()
        if not js:
            return res
        res += js
        page += 1


def secs(iso):
    m = re.match(r'PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?', iso or '')
    if not m:
        return 0
    h, mi, s = [int(x or 0) for x in m.groups()]
    return h * 3600 + mi * 60 + s


done = set(json.load(open(DONE))) if os.path.exists(DONE) else set()
jira = JIRA('https://softhouse.atlassian.net', basic_auth=(os.environ['JIRA_USER'], os.environ['JIRA_TOKEN']))

days = int(sys.argv[1]) if len(sys.argv) > 1 else 1
total = 0
for e in entries(days):
    if e['id'] in done:
        continue
    m = re.search(r'\b([A-Z]{2,8}-\d+)\b', e['description'] or '')
    if not m:
        print('no key:', e['description'])
        continue
    key = m.group(1)
    t = secs(e['timeInterval']['duration'])
    if t < 60:
        continue
    started = datetime.strptime(e['timeInterval']['start'], '%Y-%m-%dT%H:%M:%SZ')
    text = e['description'].replace(key, '').strip(' -:')
    try:
        jira.add_worklog(issue=key, timeSpentSeconds=t, started=started, comment=text)
    except Exception as ex:
        print('jira error', key, ex)
        continue
    done.add(e['id'])
    total += t
    print(key, t)

json.dump(sorted(done), open(DONE, 'w'))
print('total h', round(total / 3600, 2))
