/// Figures of landscapes side by side, and of a space.
extension NotebookCode {
  /// The same configurations at the cheapest and at the highest fidelity.
  static let fidelity = #"""
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
    """#

  /// How alike all pairs of landscapes are.
  static let similarity = #"""
    similarity = read("similarity.csv", ["shared", "spearman"])
    compared = {*similarity["a"], *similarity["b"]}
    order = [name for name in landscapes["landscape"] if name in compared][:20]
    matrix = pd.DataFrame(float("nan"), index=order, columns=order)
    for a, b, value in zip(similarity["a"], similarity["b"], similarity["spearman"]):
        if a in order and b in order:
            matrix.loc[a, b] = matrix.loc[b, a] = value
    for name in order:
        matrix.loc[name, name] = 1.0
    side = 0.36 * len(order) + 2.4
    figure, axes = plt.subplots(figsize=(side + 0.8, side))
    axes.patch.set(facecolor="#f2f2f2", edgecolor="#cccccc", hatch="////")
    low = min(0, matrix.min().min())
    image = axes.imshow(matrix.to_numpy(dtype=float), vmin=low, vmax=1)
    if len(order) <= 12:
        for i, a in enumerate(order):
            for j, b in enumerate(order):
                value = matrix.loc[a, b]
                if not math.isnan(value):
                    color = "black" if (value - low) / (1 - low) > 0.55 else "white"
                    axes.text(j, i, f"{value:.2f}", ha="center", va="center", fontsize=6.5, color=color)
    axes.set_xticks(range(len(order)), [label(name) for name in order], rotation=90)
    axes.set_yticks(range(len(order)), [label(name) for name in order])
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    figure.colorbar(image, ax=axes, shrink=0.8, label="Spearman of losses over shared configurations")
    plt.show()
    """#

  /// Configurations near those that they lead to, coloured by loss.
  static let map = #"""
    places = read("map.csv", ["x", "y"])
    places["rank"] = places["rank"].astype("int64")
    studies = shown(landscapes[landscapes["landscape"].isin(places["landscape"])])
    figure, grid = panels(len(studies), width=3.9, height=3.2)
    for axes, row in zip(grid, studies):
        data = places[places["landscape"] == row["landscape"]].merge(
            losses[row["landscape"]], on="rank"
        )
        data["order"] = data["loss"].rank() / len(data)
        data = data.sort_values("order", ascending=False)
        size = min(30, max(2, 14000 / len(data)))
        points = axes.scatter(
            data["x"], data["y"], c=data["order"], s=size, vmin=0, vmax=1, linewidths=0,
            rasterized=len(data) > 5000,
        )
        local = data[data["optimum"] == "local"]
        axes.scatter(
            local["x"], local["y"], s=1.8 * size + 10, facecolors="none", edgecolors=COLORS[3],
            linewidths=1.1, label=f"local optimum ({len(local):,})",
        )
        best = data[data["optimum"] == "global"]
        axes.scatter(
            best["x"], best["y"], s=150, marker="*", color=COLORS[1], edgecolors="black",
            linewidths=0.8, label=f"global optimum ({len(best):,})",
        )
        axes.set(
            xlabel="UMAP 1 (no unit)", ylabel="UMAP 2 (no unit)", title=title(row),
        )
        axes.set_aspect("equal", adjustable="datalim")
        axes.tick_params(labelbottom=False, labelleft=False, length=0)
        axes.legend(
            loc="upper left", bbox_to_anchor=(0, -0.08), borderaxespad=0, ncols=2, handletextpad=0.2
        )
    figure.colorbar(points, ax=grid, shrink=0.8, label="loss rank / n (0 = best)")
    plt.show()
    """#
}
