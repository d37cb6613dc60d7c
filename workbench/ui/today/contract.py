"""What the today view asks for; services satisfy it without knowing of Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.today_charts import TodayBoard


class TodayReader(Protocol):
    """What must be done today; every answer is a job."""

    def board(self, as_of: datetime | None = None, shop_id: str = "") -> TodayBoard:
        """Return the board of this moment or of a past one, of one shop or, "", of all."""
        ...
