"""Geography of the Baltic Sea Region: places, regions, codes, and the offline geocoder.

The package stands alone: it imports nothing of the application. Its derived files
(``geo/derived``, ``static/geo``) are made by the ``geo.build_*`` scripts from pinned packages
(``packages.toml``) and committed, so that running the atlas needs neither network nor build.

Coordinates are always longitude before latitude in EPSG:4326; areas and distances are
computed in EPSG:3035 (see :mod:`geo.crs`).
"""
