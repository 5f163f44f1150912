"""The accessibility statement of a site, from what was really checked."""
