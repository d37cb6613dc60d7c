"""One profile's services put together, each made when it is first asked for."""
