"""What the project installs: manifests and lockfiles, and the stack they make."""
