"""The monitor's and the order view's rows, search, and the days behind them."""
