"""The columns of tables that only a catalogue with imported files has (:mod:`data.store`)."""

from __future__ import annotations

from data.columns import Column, Schema

HISTORY: Schema = (
    Column("project_id", "text", "The project.", True),
    Column("partner_id", "text", "Its partner, where the value was of a partner."),
    Column("column", "text", "Canonical column, or partner for one who is not listed now.", True),
    Column("value", "text", "What another source published, as CSV writes it.", True),
    Column("source_code", "text", "The source that published it.", True),
    Column("source_date", "date", "Day of that source; empty if not known."),
)
"""Values that a newer source replaced, or that an older one has beside those shown."""

PROJECT_SOURCES: Schema = (
    Column("project_id", "text", "The project.", True),
    Column("source_code", "text", "A further source that has it.", True),
    Column("source_project_id", "text", "Its id in the imported file.", True),
    Column("reason", "text", "Why they are one project.", True),
    Column("source_url", "text", "The publisher's page of the project."),
    Column("source_date", "date", "Day of the source."),
)

CHANGES: Schema = (
    Column("change_id", "text", "Stable id of the change.", True),
    Column("imported_at", "text", "When the file was imported, ISO 8601 in UTC.", True),
    Column("source_code", "text", "The imported source.", True),
    Column("project_id", "text", "The project.", True),
    Column("kind", "text", "new or changed.", True),
    Column("column", "text", "What changed: canonical column, partner_joined or partner_left."),
    Column("partner_id", "text", "The partner that the change is of."),
    Column("old_value", "text", "Value before, as CSV writes it; empty was not published."),
    Column("new_value", "text", "Value after."),
)

IMPORT_SCHEMAS: dict[str, Schema] = {
    "history": HISTORY,
    "project_sources": PROJECT_SOURCES,
    "changes": CHANGES,
}
"""Tables that only a catalogue with imports has (:mod:`data.store`)."""
