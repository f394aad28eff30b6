import os

import pandas as pd
import sqlalchemy as sa

engine = sa.create_engine(
    sa.URL.create(
        "mssql+pyodbc",
        username=os.environ["HR_USER"],
        password=os.environ["HR_PASS"],
        host="sql-hr01",
        database="Personnel",
        query={"driver": "ODBC Driver 18 for SQL Server", "TrustServerCertificate": "yes"},
    )
)

staff = pd.read_sql(
    "SELECT EmployeeNo, Department, Site, Grade FROM dbo.vStaffCurrent WHERE Active = 1", engine
)
staff.to_parquet("data/staff.parquet")
