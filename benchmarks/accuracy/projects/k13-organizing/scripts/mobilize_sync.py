"""Civis container script, hourly.

1. Mobilize attendances          -> warehouse
2. shift reminders              -> Hustle (texting)
3. VAN saved list counts        -> the field director's sheet
"""
import datetime
import logging
import os

from parsons import VAN, GoogleSheets, Hustle, MobilizeAmerica, Redshift, Table

logger = logging.getLogger("mobilize_sync")
logging.basicConfig(level=os.environ.get("LOG_LEVEL", "INFO"))

REMINDER_SQL = """
    select distinct person__given_name  as first_name,
                    person__family_name as last_name,
                    person__phone       as phone,
                    event_title
      from mobilize.attendances
     where timeslot_start between getdate() and dateadd(hour, 26, getdate())
       and status = 'REGISTERED'
       and person__phone is not null
"""

SHEET = "1t2QeXampleSheetIdOfTheFieldDirector"


def attendances_to_warehouse(rs):
    since = (datetime.date.today() - datetime.timedelta(days=2)).isoformat()
    tbl = MobilizeAmerica().get_attendances(updated_since=since)
    if tbl.num_rows == 0:
        logger.info("nothing new on Mobilize")
        return
    tbl.unpack_dict("person", prepend=True, prepend_value="person_")
    tbl.remove_column("custom_signup_field_values")
    tbl.convert_column("status", str.upper)
    rs.copy(tbl, "mobilize.attendances", if_exists="append", alter_table=True)
    logger.info("%s attendances", tbl.num_rows)


def remind(rs):
    people = rs.query(REMINDER_SQL)
    if people is None or not people.num_rows:
        return
    people.add_column("phone_number", lambda row: "+1" + "".join(c for c in row["phone"] if c.isdigit())[-10:])
    people = people.cut("first_name", "last_name", "phone_number", "event_title")
    Hustle(os.environ["HUSTLE_CLIENT_ID"], os.environ["HUSTLE_CLIENT_SECRET"]).create_leads(
        people, group_id=os.environ["HUSTLE_GROUP"]
    )


def list_sizes(gs):
    van = VAN(db="MyVoters")
    lists = van.get_saved_lists()
    turf = lists.select_rows(lambda r: r["name"].startswith("GOTV"))
    out = Table(
        [
            {"day": str(datetime.date.today()), "list": r["name"], "doors": r["doorCount"], "people": r["listCount"]}
            for r in turf
        ]
    )
    gs.append_to_sheet(SHEET, out, worksheet="doors")


def main():
    rs = Redshift()
    attendances_to_warehouse(rs)
    remind(rs)
    list_sizes(GoogleSheets())


if __name__ == "__main__":
    main()
