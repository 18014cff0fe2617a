"""Customers that may be the same: told before another is made, listed, compared, made one, and taken apart again."""
