"""Facts: read, check, merge, locate, write, load and export the catalogue.

The way of one record is raw file -> check -> merge -> locate -> scope -> derived files
(:mod:`data.build`) -> the app (:mod:`data.catalogue`). Columns: :mod:`data.columns`.
"""
