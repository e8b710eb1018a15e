importance = read("importance.csv", ["order", "importance", "low", "high"])
effects = importance[importance["method"].isin(["exact", "forest"])]
studies = shown(mains[mains["landscape"].isin(effects["landscape"])])
effects = effects.assign(
    name=[label(name.replace("*", " × "), 36) for name in effects["hyperparameters"]]
)
longest = effects["name"].str.len().max()
figure, grid = panels(len(studies), width=2.4 + 0.075 * longest, height=3.2)
for axes, row in zip(grid, studies):
    rows = effects[effects["landscape"] == row["landscape"]].nlargest(10, "importance").iloc[::-1]
    for order in (1, 2):
        places = [i for i, at in enumerate(rows["order"]) if (at == 1) == (order == 1)]
        part = rows.iloc[places]
        if part.empty:
            continue
        axes.barh(
            places, 100 * part["importance"], height=0.68, color=COLORS[order - 1],
            hatch=None if order == 1 else "///", edgecolor="white", linewidth=0,
            label="alone" if order == 1 else "together",
        )
        lines = zip(places, part["importance"], part["low"], part["high"])
        known = [line for line in lines if not math.isnan(line[2])]
        if known:
            axes.errorbar(
                [100 * line[1] for line in known], [line[0] for line in known],
                xerr=[
                    [100 * max(0, line[1] - line[2]) for line in known],
                    [100 * max(0, line[3] - line[1]) for line in known],
                ],
                fmt="none", ecolor="black", elinewidth=1, capsize=2.5,
            )
    axes.set_yticks(range(len(rows)), rows["name"])
    axes.set_ylim(-0.6, max(len(rows), 4) - 0.4)
    axes.set_xlim(left=0)
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="x")
    axes.set_axisbelow(True)
    method = {"exact": "exact decomposition", "forest": "by a random forest"}[rows["method"].iloc[0]]
    axes.set(xlabel="share of the variance of losses (%)", title=title(row, method))
    legend_below(axes, ncols=2)
plt.show()
