"""Robots of DingTalk, WeCom and Feishu groups: a webhook each, told and never asked."""
