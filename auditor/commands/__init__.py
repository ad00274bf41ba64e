"""The commands of `audit`, a module each: `add` says what it takes, and what runs it imports what it needs."""
