similarity = read("similarity.csv", ["shared", "spearman"])
pairs = []
for row in [row for _, row in mains.iterrows()]:
    cheap = fidelities(row).iloc[0]
    both = {cheap["landscape"], row["landscape"]}
    found = similarity[[{a, b} == both for a, b in zip(similarity["a"], similarity["b"])]]
    if len(both) == 2 and len(found) and not math.isnan(found["spearman"].iloc[0]):
        pairs.append({"row": row, "cheap": cheap, "spearman": found["spearman"].iloc[0]})
pairs = [row["pair"] for row in shown(pd.DataFrame({"pair": pairs}), "pairs")]
figure, grid = panels(len(pairs), width=3.6, height=3.9)
for axes, pair in zip(grid, pairs):
    row, cheap = pair["row"], pair["cheap"]
    data = losses[cheap["landscape"]].merge(
        losses[row["landscape"]], on="rank", suffixes=("_low", "_high")
    )
    x, y = data["loss_low"].rank(), data["loss_high"].rank()
    count = len(data)
    if count > 5000:
        bins = axes.hexbin(x, y, gridsize=45, mincnt=1, linewidths=0.1)
        figure.colorbar(bins, ax=axes, label="configurations", shrink=0.7)
    else:
        top = (x <= count / 10) & (y <= count / 10)
        size = min(22, max(4, 6000 / count))
        axes.scatter(
            x[~top], y[~top], s=size, color=COLORS[0], alpha=0.55, linewidths=0,
            label="configuration",
        )
        axes.scatter(
            x[top], y[top], s=1.6 * size, marker="D", color=COLORS[1], edgecolors="black",
            linewidths=0.5, label="best tenth at both",
        )
        legend_below(axes, ncols=2)
    axes.axline((1, 1), slope=1, color="#555555", linewidth=0.8, linestyle="--", zorder=0)
    axes.set(
        xlabel=f"loss rank, fidelity {label(cheap['fidelity'])} (1 = best)",
        ylabel=f"loss rank, fidelity {label(row['fidelity'])} (1 = best)",
        title=title(row, f"Spearman {pair['spearman']:.3f}, n = {count:,}"),
        aspect="equal", xlim=(-0.02 * count, 1.02 * count + 1),
        ylim=(-0.02 * count, 1.02 * count + 1),
    )
plt.show()
