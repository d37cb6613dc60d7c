"""The view of tickets (任务工单)."""
