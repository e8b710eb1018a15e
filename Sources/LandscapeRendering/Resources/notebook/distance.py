name = "fitness_distance_correlation"
studies = shown(mains[[not math.isnan(values[row, name]) for row in mains["landscape"]]])
figure, grid = panels(len(studies), height=3.1)
for axes, row in zip(grid, studies):
    data = losses[row["landscape"]].dropna(subset="distance")
    whole = (data["distance"] % 1 == 0).all() and data["distance"].max() < 200
    # Points spread by a fixed sequence instead of by chance.
    spread = ((data["rank"] * 0.618034) % 1 - 0.5) * 0.55 if whole else 0
    axes.scatter(
        data["distance"] + spread, data["loss"], s=min(12, max(2, 4000 / len(data))),
        color=COLORS[5], alpha=0.45, linewidths=0, rasterized=True,
    )
    groups = data.groupby("distance")["loss"]
    if whole and len(groups) > 24:
        quartiles = groups.quantile([0.25, 0.5, 0.75]).unstack()
        axes.fill_between(
            quartiles.index, quartiles[0.25], quartiles[0.75], color=COLORS[6], alpha=0.18,
            linewidth=0, label="quartiles",
        )
        axes.plot(quartiles.index, quartiles[0.5], color=COLORS[3], label="median")
    elif whole:
        axes.boxplot(
            [group for _, group in groups], positions=[at for at, _ in groups],
            widths=0.62, whis=(5, 95), showfliers=False, manage_ticks=False,
            medianprops={"color": COLORS[3], "linewidth": 1.8},
            boxprops={"linewidth": 1}, whiskerprops={"linewidth": 0.9},
        )
    if whole:
        axes.xaxis.get_major_locator().set_params(integer=True)
    best = data[data["optimum"] == "global"]
    axes.plot(
        best["distance"], best["loss"], "*", color=COLORS[1], markersize=11,
        markeredgecolor="black", markeredgewidth=0.7, label="global optimum", zorder=5,
    )
    axes.set(
        xlabel="distance to nearest optimum" + (" (edits)" if whole else " (share of range)"),
        ylabel=label(row["quantity"], 44), yscale="log" if is_skewed(data["loss"]) else "linear",
        title=title(row, f"Spearman {values[row['landscape'], name]:.2f}, n = {len(data):,}"),
    )
    axes.grid(axis="y")
    axes.set_axisbelow(True)
    legend_below(axes, ncols=3)
plt.show()
