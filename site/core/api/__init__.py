"""The content API's ground: problem documents, parameters, paging, and JSON made from what models declare.

It knows ``BasePage`` and the site's own records, and no page type. ``config/api.py`` puts the endpoints together.
"""
