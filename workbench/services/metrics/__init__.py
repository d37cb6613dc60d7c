"""Figures beside the orders: label, points, score, freight."""
