"""Posters from the attic: cut out, sorted by their titles, and what is torn off drawn anew."""
