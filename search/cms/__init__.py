"""What editors see of search in the CMS: synonyms, promoted pages, what was searched for, how a page is found."""
