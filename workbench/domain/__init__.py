"""Values and pure decisions of the fulfilment workbench; imports nothing of the other layers."""
