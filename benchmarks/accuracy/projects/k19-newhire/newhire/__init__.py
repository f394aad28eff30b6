from newhire.hris import BambooHR
from newhire.ats import Greenhouse
from newhire.directory import OktaDirectory
from newhire.desk import Desk
