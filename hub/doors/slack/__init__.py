"""The Slack Web API, as far as an ordinary Slack app needs it: a thin translation of acts there already are."""
