"""Importers, one module a format: each turns a file into a delivery of canonical facts."""
