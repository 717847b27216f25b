"""The composition root: it imports everything, and nobody imports it."""
