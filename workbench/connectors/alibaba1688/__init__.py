"""1688 open platform: seller orders and their traces (protocol ``param2``)."""
