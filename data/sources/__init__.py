"""Importers, one module a format: each turns a file into a delivery of canonical facts.

:func:`data.sources.read.read_delivery` is the entry.
"""
