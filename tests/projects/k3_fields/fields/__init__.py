"""Crops from above: how far each field has grown."""
