"""System checks of the site as a whole."""
