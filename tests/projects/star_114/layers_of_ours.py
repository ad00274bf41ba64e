"""What the study adds."""


def width(layer):
    return layer.units
