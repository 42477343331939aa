"""The dashboard: what the user chose, what that selects, and how it is summed up and drawn.

The engine knows neither Streamlit nor folium and does no I/O: it turns a
:class:`data.model.Catalogue` and :class:`dashboard.filters.Filters` into masks, counts and frames.

=========================  =================================================================
:mod:`dashboard.filters`   what the user chose, as one frozen value
:mod:`dashboard.link`      that value and the view to and from the URL (``link_reader``)
:mod:`dashboard.index`     arrays built once when the catalogue is loaded
                           (``arrays``, ``bits``, ``places``, ``documents``)
:mod:`dashboard.search`    the text index
:mod:`dashboard.facets`    filters to selected projects and partners, and the facet counts
:mod:`dashboard.status`    planned, running, finished or unknown, against a given day
:mod:`dashboard.summary`   headline figures and the coverage of the data (``breakdown``)
:mod:`dashboard.tray`      selected partners that are not on the map, by reason
:mod:`dashboard.geography` values and classes of shaded regions
:mod:`dashboard.table`     rows of the list of projects and of their partners
=========================  =================================================================

:mod:`dashboard.maps` draws the map, :mod:`dashboard.wording` holds all words and
:mod:`dashboard.ui` the panels and pages.
"""
