"""Records without a language, found by any of their names: institutions from an affiliation as authors write it."""
