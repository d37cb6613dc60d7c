"""The rules view (规则): every rule on a timeline per platform, with its words and its source."""
