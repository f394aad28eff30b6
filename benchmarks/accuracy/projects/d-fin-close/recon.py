import sys

import pandas as pd

from common import GL_PAYROLL, f


def main(period):
    gl = pd.read_parquet(f(period, "gl.parquet"))
    pay = pd.read_parquet(f(period, "payroll.parquet"))

    gl = gl[gl.accountno.isin(GL_PAYROLL)].copy()
    gl["component"] = gl.accountno.map(GL_PAYROLL)
    booked = gl.pivot_table(index="department", columns="component", values="amount", aggfunc="sum").fillna(0)
    expected = pay.groupby("department")[list(GL_PAYROLL.values())].sum()

    diff = (booked - expected).fillna(0)
    with pd.ExcelWriter(f(period, f"close_{period}.xlsx")) as xl:
        booked.to_excel(xl, sheet_name="GL")
        expected.to_excel(xl, sheet_name="Payroll")
        diff.to_excel(xl, sheet_name="Diff")
    diff.abs().sum(axis=1).rename("abs_diff").to_json(f(period, "diff.json"))


main(sys.argv[1])
