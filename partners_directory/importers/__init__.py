"""Files from outside into frozen records: no database, no network."""
