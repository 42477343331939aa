"""The canonical columns of every table: name, type, unit and meaning, in one place.

Importers rename to these, the build writes them, the export documents them. Empty always
means "not published"; a published zero is the number 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "text_list", "boolean", "integer", "number", "date"]


@dataclass(frozen=True, slots=True)
class Column:
    """One canonical column.

    Attributes
    ----------
    name : str
        Canonical name; the unit is part of it (``_eur``, ``_km``).
    kind : Kind
        Logical type; ``text_list`` is a list of texts in Parquet, joined by ``"; "`` in CSV.
    meaning : str
        One sentence for the data dictionary.
    required : bool
        Whether an empty value is an error.
    """

    name: str
    kind: Kind
    meaning: str
    required: bool = False


Schema = tuple[Column, ...]


def names(schema: Schema) -> list[str]:
    """Return the column names of a schema, in order.

    Examples
    --------
    >>> names((Column("lon", "number", "Longitude."),))
    ['lon']
    """
    return [column.name for column in schema]


PROGRAMMES: Schema = (
    Column("programme_code", "text", "Our code: family and first year, as LVLT-2014.", True),
    Column("programme_name", "text", "Full official or usual English name.", True),
    Column("family_code", "text", "Short code of the family over all periods, as LVLT.", True),
    Column("family_name", "text", "Name of the family, as Latvia-Lithuania.", True),
    Column("programming_period", "text", "2000-2006, 2007-2013, 2014-2020 or 2021-2027.", True),
    Column("strand", "text", "cross-border, transnational, interregional, external or nordic."),
    Column("instrument", "text", "ERDF, ENPI, ENI, IPA, NCM ..., joined by + where several."),
    Column("cci", "text", "The European Commission's programme code, where known."),
    Column("country_codes", "text_list", "ISO codes of the member countries."),
    Column("is_region_programme", "boolean", "Whether it is a Baltic Sea Region programme.", True),
    Column("aliases", "text_list", "Names that the sources write."),
)

PROJECTS: Schema = (
    Column("project_id", "text", "Our own stable id.", True),
    Column("acronym", "text", "Short name as published."),
    Column("title", "text", "English title, else the first title published, else acronym.", True),
    Column("programme_code", "text", "Key into the programme registry.", True),
    Column("programming_period", "text", "The programme's period.", True),
    Column("start_date", "date", "First day of the project."),
    Column("end_date", "date", "Last day of the project."),
    Column("total_budget_eur", "number", "Total budget in euro as published."),
    Column("eu_funding_eur", "number", "EU funding in euro as published."),
    Column("programme_funding_eur", "number", "Programme grant in euro where it is not, or not "
           "only, EU money (ENPI, Nordic Council of Ministers)."),
    Column("thematics", "text_list", "One to three keep.eu thematics in the published order."),
    Column("thematic_objective", "text", "2014-2020 thematic objective, TO1 to TO11."),
    Column("investment_priority", "text", "2014-2020 investment priority, as 6c."),
    Column("policy_objective", "text", "2021-2027 policy objective, PO1 to PO5, ISO1, ISO2."),
    Column("specific_objective", "text", "2021-2027 specific objective, as RSO1.1."),
    Column("macro_regional_strategy", "text", "Macro-regional strategy, as EUSBSR."),
    Column("project_type", "text", "Regular, Small, Feasibility study ... as published."),
    Column("call", "text", "Call identifier as published."),
    Column("contract_number", "text", "Contract or project number as published."),
    Column("contact_organisation", "text", "Organisation to ask; never a person."),
    Column("summary", "text", "A summary in our own words; empty for most."),
    Column("note", "text", "What a reader must know: conflicting dates, shared budgets."),
    Column("known_partners", "text", "all, lead_only or one_country.", True),
    Column("known_partners_country", "text", "ISO code where known_partners is one_country."),
    Column("source_code", "text", "Key into the sources (SOURCES.toml).", True),
    Column("source_url", "text", "The publisher's page of the project, else of the data."),
    Column("source_date", "date", "Date of the source's export or page."),
    Column("retrieved_date", "date", "When the source was read for this catalogue."),
)

TITLES: Schema = (
    Column("project_id", "text", "The project.", True),
    Column("language", "text", "BCP 47 code; und where the source does not say.", True),
    Column("title", "text", "The title in that language.", True),
)

PARTNER_FACTS: Schema = (
    Column("partner_id", "text", "Our own stable id.", True),
    Column("project_id", "text", "The project.", True),
    Column("partner_order", "integer", "1 for the first partner of the project.", True),
    Column("partner_name", "text", "Organisation as published.", True),
    Column("is_lead_partner", "boolean", "Whether it leads the project.", True),
    Column("street", "text", "Street as published."),
    Column("postal_code", "text", "Postal code as published."),
    Column("town", "text", "Town as published."),
    Column("region_published", "text", "Name of the region as published."),
    Column("country_code", "text", "ISO 3166-1 alpha-2 code, from the published country."),
    Column("nuts3_published", "text", "NUTS 3 code as published, of whatever vintage."),
    Column("legal_status", "text", "public, private or other."),
    Column("organisation_type", "text", "Type of organisation as published."),
    Column("partner_budget_eur", "number", "The partner's own budget in euro."),
    Column("partner_eu_funding_eur", "number", "EU funding of the partner in euro."),
    Column("partner_programme_funding_eur", "number", "Programme money of the partner in euro."),
    Column("partner_national_funding_eur", "number", "National co-financing in euro."),
    Column("partner_own_funding_eur", "number", "The partner's own contribution in euro."),
)

LOCATION: Schema = (
    Column("lon", "number", "Longitude, EPSG:4326, of the seat; empty when not on the map."),
    Column("lat", "number", "Latitude, EPSG:4326, of the seat; empty when not on the map."),
    Column("location_precision", "text", "postcode, place, municipality, region, country or "
           "none; the last two have no point.", True),
    Column("location_score", "number", "0 to 1; .8 and above is sure, .6 to .8 uncertain."),
    Column("place_name", "text", "Name of the matched place, municipality or region."),
    Column("geonames_id", "integer", "GeoNames id of the matched place."),
    Column("location_reason", "text", "Why it is there, or why it is not located.", True),
    Column("location_source", "text", "override, register (the same organisation's address "
           "elsewhere), geocoder, or none."),
    Column("nuts0_code", "text", "NUTS 0 code of the point, vintage 2021."),
    Column("nuts1_code", "text", "NUTS 1 code of the point, vintage 2021."),
    Column("nuts2_code", "text", "NUTS 2 code of the point, vintage 2021."),
    Column("nuts3_code", "text", "NUTS 3 code of the point, vintage 2021."),
    Column("nuts3_2024_code", "text", "NUTS 3 code of the point, vintage 2024."),
    Column("admin1_code", "text", "ISO 3166-2 code in Russia and Belarus, as RU-KGD."),
    Column("in_region", "boolean", "Whether the point (or, without one, the country) is in the "
           "Baltic Sea Region; empty if not known."),
)

NUTS_COMPARISON: Schema = (
    Column("nuts3_published_vintage", "text", "NUTS vintage that has the published code."),
    Column("nuts3_published_2021", "text", "The published code brought to vintage 2021 through "
           "the crosswalk (largest share)."),
    Column("nuts3_agrees", "boolean", "Whether geocoded and published region agree; empty if "
           "they cannot be compared."),
)

IDENTITY: Schema = (
    Column("organisation_id", "text", "The organisation, all its names joined "
           "(data.organisations); empty where no name is published."),
)

PARTNERS: Schema = PARTNER_FACTS + LOCATION + NUTS_COMPARISON + IDENTITY

ACTIVITY_FACTS: Schema = (
    Column("activity_id", "text", "Our own stable id.", True),
    Column("project_id", "text", "The project.", True),
    Column("kind", "text", "event, meeting, demo_centre, innovation_camp or study_visit.", True),
    Column("activity_name", "text", "What took place, in our own words.", True),
    Column("start_date", "date", "First day, where published."),
    Column("end_date", "date", "Last day, where published."),
    Column("town", "text", "Town where it took place."),
    Column("region_published", "text", "Region where only that is published."),
    Column("country_code", "text", "ISO 3166-1 alpha-2 code."),
    Column("source_url", "text", "Page that says so."),
)
ACTIVITIES: Schema = ACTIVITY_FACTS + LOCATION

OUTPUTS: Schema = (
    Column("output_id", "text", "Our own stable id.", True),
    Column("project_id", "text", "The project.", True),
    Column("quantity", "number", "How many.", True),
    Column("unit", "text", "Of what, as e-services.", True),
    Column("detail", "text", "What else is published about it, as: from 115 countries."),
    Column("source_url", "text", "Page that says so."),
)

RIVALS: Schema = (
    Column("project_id", "text", "The project.", True),
    Column("partner_id", "text", "The partner that is located with doubt, or not.", True),
    Column("rival_order", "integer", "1 for the best of the places that lost.", True),
    Column("place_name", "text", "Place or region that the address may mean, too.", True),
    Column("country_code", "text", "ISO 3166-1 alpha-2 code."),
    Column("rank", "number", "How well it fits, comparable within one partner only.", True),
    Column("reason", "text", "Why it lost.", True),
)
"""Other places that an uncertain partner's address may mean (:mod:`data.rivals`)."""

ORGANISATIONS: Schema = (
    Column("organisation_id", "text", "Our own id, that of its name in most projects.", True),
    Column("organisation_name", "text", "Its name in most projects, as published; one in "
           "capitals only where it has no other.", True),
    Column("country_code", "text", "ISO 3166-1 alpha-2 code; empty if not known."),
    Column("seat", "text", "Place where most of its partner entries are located."),
    Column("lon", "number", "Longitude of the seat."),
    Column("lat", "number", "Latitude of the seat."),
    Column("names", "integer", "Number of its distinct names.", True),
    Column("projects", "integer", "Number of its projects.", True),
)
"""Organisations, each with all its names joined (:mod:`data.organisations`)."""

ORGANISATION_NAMES: Schema = (
    Column("name_id", "text", "Id of the name; a link with it finds its organisation.", True),
    Column("organisation_id", "text", "The organisation.", True),
    Column("partner_name", "text", "The name as it is usually published.", True),
    Column("spellings", "text_list", "Other ways it is written: case, accents, signs."),
    Column("projects", "integer", "Projects that have it.", True),
    Column("like_name", "text", "The name of the organisation that it is most like."),
    Column("like_score", "number", "How alike the two are, 0 to 1; empty where set by hand."),
    Column("like_reason", "text", "Why the two are one organisation."),
)

REGIONS: Schema = (
    Column("region_code", "text", "NUTS code (vintage 2021) or ISO 3166-2 code, as RU-KGD.", True),
    Column("level", "text", "nuts0, nuts1, nuts2, nuts3 or admin1.", True),
    Column("name", "text", "Official or native name.", True),
    Column("name_latin", "text", "Name in Latin letters."),
    Column("country_code", "text", "ISO 3166-1 alpha-2 code.", True),
    Column("parent_code", "text", "Region that contains it; empty for a country."),
    Column("in_region", "boolean", "Whether it lies in the Baltic Sea Region.", True),
    Column("touches_region", "boolean", "Whether a part of it lies there.", True),
    Column("lon", "number", "Longitude of a point inside.", True),
    Column("lat", "number", "Latitude of a point inside.", True),
    Column("west", "number", "Least longitude.", True),
    Column("south", "number", "Least latitude.", True),
    Column("east", "number", "Greatest longitude.", True),
    Column("north", "number", "Greatest latitude.", True),
)

SCHEMAS: dict[str, Schema] = {
    "programmes": PROGRAMMES,
    "projects": PROJECTS,
    "titles": TITLES,
    "partners": PARTNERS,
    "activities": ACTIVITIES,
    "outputs": OUTPUTS,
    "rivals": RIVALS,
    "organisations": ORGANISATIONS,
    "organisation_names": ORGANISATION_NAMES,
    "regions": REGIONS,
}
