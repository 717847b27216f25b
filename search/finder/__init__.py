"""A list that can be searched, filtered, sorted and paged by its address alone; every list of the site is one.

``search.finder.model`` says what a template gets.
"""
