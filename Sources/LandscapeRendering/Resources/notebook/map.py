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
