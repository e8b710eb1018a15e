chosen = metrics[metrics["landscape"].isin(mains["landscape"].head(LIMIT))]
table = chosen.pivot(index=["aspect", "metric"], columns="landscape", values="value")
order = chosen.drop_duplicates(["aspect", "metric"]).set_index(["aspect", "metric"]).index
columns = [name for name in mains["landscape"] if name in table.columns]
with pd.option_context("display.max_rows", None):
    display(table.loc[order, columns].map(lambda value: "" if pd.isna(value) else f"{value:.4g}"))
