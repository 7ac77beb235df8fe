"""The number reporters are given now, as our own pages show it."""

from django import template

from ..press_page import public_number

register = template.Library()
register.simple_tag(public_number)
