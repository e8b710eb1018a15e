best = evaluations.groupby("landscape", sort=False)["loss"].agg(["size", "min", "median", "max"])
best.columns = ["configurations", "best", "median", "worst"]
overview = landscapes.drop(columns=["main"]).set_index("landscape").join(best)
overview["failed"] = overview["failed"].astype(int)
overview.round(4)
