"""What all tests share: in them every chart is checked against the schema of Vega-Lite."""

from hypothesis import settings

from explorers.charts import live

# How long an example takes is for the benchmarks; a busy machine must not fail a test.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
live.VALIDATE = True
