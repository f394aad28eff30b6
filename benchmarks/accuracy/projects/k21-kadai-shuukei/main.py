# -*- coding: utf-8 -*-
"""
使い方: python main.py kadai | hoshu | kousuu
cron:
  0 8 * * 1-5  main.py kadai
  0 9 * * 1    main.py hoshu
  0 7 * * 1    main.py kousuu
"""
import sys

import fetchers
import pushers


def overdue_only(rows):
    import datetime
    today = datetime.date.today().isoformat()
    return [r for r in rows if r['due'] and r['due'] < today]


def as_is(rows):
    return rows


JOBS = {
    # 名前: (取得, 加工, 出力)
    'kadai': (fetchers.backlog_issues, as_is, pushers.to_sheet),
    'hoshu': (fetchers.redmine_issues, overdue_only, pushers.to_slack),
    'kousuu': (fetchers.toggl_hours, as_is, pushers.to_kintone),
}


def run(name):
    fetch, shape, push = JOBS[name]
    rows = shape(fetch())
    if not rows:
        print('%s: 0 件' % name)
        return
    push(rows)
    print('%s: %d 件' % (name, len(rows)))


if __name__ == '__main__':
    for job in sys.argv[1:]:
        run(job)
