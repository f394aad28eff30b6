"""The integration graph: built from linked facts, queried and drawn; rules on it live elsewhere."""
