from include.telegram import mandar


def avisar_falha(context) -> None:
    ti = context["task_instance"]
    mandar(f"Falhou: {ti.dag_id}.{ti.task_id}", chat="telegram_chat_plantao")
