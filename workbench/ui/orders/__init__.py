"""The order view (订单): open orders, their lines, parcels, promise and decisions."""
