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
