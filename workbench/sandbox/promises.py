"""1688's assurance codes, as ``productItems[].guaranteesTerms[].assuranceType`` carries them.

Most are initials of their words: ``ssbxsfh`` is 四十八小时发货. A promise of shipping counts
from the payment. Other codes of the same list say nothing about shipping.
"""

from __future__ import annotations

PROMISED_HOURS = {"essxsfh": 24, "ssbxsfh": 48, "essebsfh": 72}
OTHER_TERMS = {"qtwlybt": "7天无理由退货", "psbj": "破损包赔"}
