"""What happens in the site as a whole when something is saved."""
