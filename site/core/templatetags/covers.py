"""Addresses of drawn covers, where no page stands behind them."""

from django import template

from core.covers.urls import guide_cover

register = template.Library()
register.filter("phase_cover", guide_cover)
