"""Nightly: last access per learner and course from the LMS into StudentAdmin."""
from datetime import datetime

from common import CONFIG, make_api, student_db

MERGE = """
MERGE dbo.LmsActivity AS t
USING (SELECT ? AS StudentNo, ? AS CourseId, ? AS LastAccess) AS s
   ON t.StudentNo = s.StudentNo AND t.CourseId = s.CourseId
WHEN MATCHED THEN UPDATE SET LastAccess = s.LastAccess
WHEN NOT MATCHED THEN INSERT (StudentNo, CourseId, LastAccess) VALUES (s.StudentNo, s.CourseId, s.LastAccess);
"""

moodle = make_api("moodle")


def activity(course_id):
    users = moodle("GET", params={"wsfunction": "core_enrol_get_enrolled_users", "courseid": course_id})
    for u in users:
        if not u.get("idnumber"):
            continue
        seen = u.get("lastcourseaccess")
        yield u["idnumber"], course_id, datetime.fromtimestamp(seen) if seen else None


def main():
    conn = student_db()
    cur = conn.cursor()
    cur.fast_executemany = True
    for course in CONFIG["courses"]:
        rows = list(activity(course))
        if rows:
            cur.executemany(MERGE, rows)
        print(course, len(rows))
    conn.commit()


if __name__ == "__main__":
    main()
