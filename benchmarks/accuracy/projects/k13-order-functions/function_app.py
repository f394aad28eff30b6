import azure.functions as func

from blueprints.orders import bp as orders
from blueprints.stock import bp as stock

app = func.FunctionApp(http_auth_level=func.AuthLevel.FUNCTION)
app.register_functions(orders)
app.register_functions(stock)
