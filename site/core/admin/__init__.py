"""The editor's desk: listings, reports, forms and actions of the CMS."""
