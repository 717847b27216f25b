"""Who may do what in the CMS: groups, the review workflow, users."""
