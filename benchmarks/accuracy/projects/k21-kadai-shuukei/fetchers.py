# -*- coding: utf-8 -*-
# 取得側。どれも dict のリストを返す
import datetime

import requests
from redminelib import Redmine

from conf import C


def backlog_issues():
    c = C['backlog']
    url = 'https://%s.backlog.com/api/v2/issues' % c['space']
    rows, offset = [], 0
    while True:
        res = requests.get(url, params={
            'apiKey': c['api_key'], 'projectId[]': c['project_id'],
            'statusId[]': [1, 2, 3], 'count': 100, 'offset': offset,
        })
        res.raise_for_status()
        part = res.json()
        for i in part:
            rows.append({
                'key': i['issueKey'],
                'title': i['summary'],
                'who': (i['assignee'] or {}).get('name', ''),
                'due': (i['dueDate'] or '')[:10],
                'hours': i['actualHours'] or 0,
            })
        if len(part) < 100:
            return rows
        offset += 100


def redmine_issues():
    c = C['redmine']
    rm = Redmine(c['url'], key=c['key'])
    issues = rm.issue.filter(project_id='hoshu', status_id='open', sort='due_date')
    return [
        {
            'key': '#%d' % i.id,
            'title': i.subject,
            'who': getattr(i, 'assigned_to', u'未割当'),
            'due': str(getattr(i, 'due_date', '')),
            'hours': getattr(i, 'spent_hours', 0),
        }
        for i in issues
    ]


def toggl_hours():
    c = C['toggl']
    monday = datetime.date.today() - datetime.timedelta(days=datetime.date.today().weekday() + 7)
    res = requests.get(
        'https://api.track.toggl.com/reports/api/v2/summary',
        auth=(c['token'], 'api_token'),
        params={
            'workspace_id': c['workspace'], 'user_agent': 'kadai-shuukei',
            'since': monday.isoformat(), 'until': (monday + datetime.timedelta(days=6)).isoformat(),
            'grouping': 'users', 'subgrouping': 'projects',
        },
    )
    res.raise_for_status()
    return [
        {'key': p['title']['project'] or '-', 'title': '', 'who': u['title']['user'], 'due': monday.isoformat(),
         'hours': round(p['time'] / 3600000.0, 2)}
        for u in res.json()['data'] for p in u['items']
    ]
