"""GitHub: the event, the comment, annotations, the job summary."""
