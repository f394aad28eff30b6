"""Readers of input languages: bytes to facts, one package per language."""
