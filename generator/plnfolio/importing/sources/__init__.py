"""What can be brought: a file for each form in which texts leave where they were."""
