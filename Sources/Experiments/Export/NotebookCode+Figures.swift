/// Figures of each study: its losses, their way to the optimum, and what they come from.
extension NotebookCode {
  /// Histograms of losses by fidelity.
  static let distribution = #"""
    def bin_edges(values, log):
        """As wide as Freedman and Diaconis (1981) advise, at most 60."""
        if log:
            values = values.map(math.log10)
        low, high = values.min(), values.max()
        if high - low <= 1e-12 * max(abs(low), abs(high)):
            half = abs(low) / 20 or 0.5
            edges = [low - half, low + half]
        else:
            spread = values.quantile(0.75) - values.quantile(0.25)
            wanted = (high - low) / (2 * spread / len(values) ** (1 / 3)) if spread > 0 else 12
            count = int(min(60, max(12, math.ceil(min(wanted, 60)))))
            edges = [low + (high - low) * i / count for i in range(count + 1)]
        return [10**edge for edge in edges] if log else edges


    studies = shown(mains)
    figure, grid = panels(len(studies), height=3.1)
    for axes, row in zip(grid, studies):
        alike = fidelities(row).tail(4)
        together = pd.concat([losses[name]["loss"] for name in alike["landscape"]])
        log = is_skewed(together)
        edges = bin_edges(together, log)
        for index, (name, fidelity) in enumerate(zip(alike["landscape"], alike["fidelity"])):
            data = losses[name]["loss"]
            color, style = COLORS[index], LINES[index]
            counts, _, _ = axes.hist(
                data, edges, histtype="stepfilled", color=color, alpha=0.18, linewidth=0
            )
            axes.stairs(counts, edges, color=color, linestyle=style, linewidth=1.5)
            axes.plot(
                [], [], MARKERS[index], color=color, linestyle=style, linewidth=1.5,
                label=f"fidelity {label(fidelity)}, median {data.median():.3g}",
            )
            axes.plot(
                data.median(), 0, MARKERS[index], color=color, markersize=7, clip_on=False,
                markeredgecolor="white", markeredgewidth=0.8, zorder=5,
            )
        axes.set(
            xlabel=label(row["quantity"], 44), ylabel="configurations",
            xscale="log" if log else "linear", title=title(row),
        )
        axes.set_ylim(bottom=0)
        axes.yaxis.get_major_locator().set_params(integer=True)
        legend_below(axes)
    plt.show()
    """#

  /// Loss against distance to the optimum.
  static let distance = #"""
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
    """#

  /// Shares of the variance of losses, of single hyperparameters and of pairs.
  static let importance = #"""
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
    """#
}
