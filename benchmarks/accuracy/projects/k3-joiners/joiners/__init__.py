"""Accounts for people who start soon."""
