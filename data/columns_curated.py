"""The columns of what people decide: places and identities that go before what is computed."""

from __future__ import annotations

from data.columns import Column, Schema

_SEAT_OF: Schema = (
    Column("partner_id", "text", "The partner; empty where the row is for an organisation."),
    Column("organisation", "text", "Name as published, for all its rows in that country."),
    Column("country_code", "text", "ISO 3166-1 alpha-2 code of the organisation."),
)

_WHY_THERE: Schema = (
    Column("reason", "text", "Why the geocoder is not asked.", True),
    Column("source", "text", "Where the place is published.", True),
    Column("date", "date", "When the row was written.", True),
)

PUBLISHED_POINTS: Schema = (
    *_SEAT_OF,
    Column("lon", "number", "Longitude of the seat.", True),
    Column("lat", "number", "Latitude of the seat.", True),
    Column("place_name", "text", "Name of the place.", True),
    *_WHY_THERE,
)
"""Points that an imported file has; they come before the geocoder, after the curated ones."""

LOCATION_OVERRIDES: Schema = (
    *_SEAT_OF,
    Column("lon", "number", "Longitude of the seat; empty where geonames_id is given."),
    Column("lat", "number", "Latitude of the seat; empty where geonames_id is given."),
    Column("geonames_id", "integer", "GeoNames id of a place, instead of a point."),
    Column("place_name", "text", "Name of the place; with geonames_id it may be left empty."),
    *_WHY_THERE,
)
"""Curated locations (data/curated/locations.csv): either a point or a place of the gazetteer.
They come before everything else."""

SAME_PROJECTS: Schema = (
    Column("project_id", "text", "The project that is kept.", True),
    Column("same_as_project_id", "text", "The project that is joined into it.", True),
    Column("reason", "text", "Why they are one project.", True),
)
"""Curated pairs (data/curated/same_projects.csv): one project in two sources."""

IMPORT_JOINS: Schema = (
    Column("project_id", "text", "A project of the catalogue.", True),
    Column("other_project_id", "text", "The project of an imported file, by its own id.", True),
    Column("is_same", "boolean", "true forces them into one project, false keeps them apart.",
           True),
    Column("reason", "text", "Why.", True),
)
"""Curated verdicts on imported projects (data/curated/import_joins.csv)."""

SAME_ORGANISATIONS: Schema = (
    Column("country_code", "text", "Country of both; organisations are never joined over a border.",
           True),
    Column("a", "text", "A name as published.", True),
    Column("b", "text", "Another name as published.", True),
    Column("decision", "text", "same or different.", True),
    Column("reason", "text", "Why.", True),
    Column("source", "text", "Where that is said.", True),
    Column("date", "date", "When the row was written.", True),
)
"""Curated pairs (data/curated/same_organisations.csv); they go before the record linkage."""
