"""What a wire says."""
