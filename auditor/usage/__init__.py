"""What the code does: modules and notebooks -> names -> values and objects -> facts."""
