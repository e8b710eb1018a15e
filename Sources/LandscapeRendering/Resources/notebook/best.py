hyperparameters = [name for name in evaluations.columns if name.startswith("hp.")]
top = pd.concat(
    [losses[row["landscape"]].nsmallest(5, "loss") for row in shown(mains)], ignore_index=True
)
used = [name for name in hyperparameters if (top[name] != "").any()]
table = top[["landscape", "rank", *used, "loss", "standard_error", "optimum"]].round(4)
table = table.rename(columns=lambda name: name.removeprefix("hp.")).set_index("landscape")
table.dropna(axis="columns", how="all")
