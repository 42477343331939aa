"""The dashboard: what the user chose, what that selects, and how it is summed up.

The modules directly in this package know no Streamlit and do no I/O; they turn a
:class:`data.model.Catalogue` and :class:`dashboard.filters.Filters` into masks, counts and
frames. :mod:`dashboard.ui` draws them.

========================  ==================================================================
:mod:`dashboard.filters`  what the user chose, as one frozen value
:mod:`dashboard.link`     that value to and from the URL
:mod:`dashboard.index`    arrays built once when the catalogue is loaded
:mod:`dashboard.search`   the text index
:mod:`dashboard.facets`   filters to selected projects and partners, and the facet counts
:mod:`dashboard.status`   planned, running, finished or unknown, against a given day
:mod:`dashboard.summary`  headline figures and the coverage of the data
:mod:`dashboard.tray`     selected partners that are not on the map, by reason
:mod:`dashboard.geography`  values and classes of shaded regions
:mod:`dashboard.table`    rows of the list of projects and of their partners
========================  ==================================================================
"""
