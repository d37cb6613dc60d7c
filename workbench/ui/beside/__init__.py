"""What stands beside an order: refunds, promises, messages, and acts whose answer was lost."""
