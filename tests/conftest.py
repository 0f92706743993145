"""What all tests share: in them every chart is checked against the schema of Vega-Lite."""

from explorers.charts import live

live.VALIDATE = True
