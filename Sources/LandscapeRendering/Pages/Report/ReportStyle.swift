/// The style sheet of a report: light, dark, narrow and printed.
enum ReportStyle {
  static let text = """
    :root{color-scheme:light dark;--ground:#fff;--ink:#1d2126;--quiet:#5b636b;--rule:#d5dade;
    --panel:#f5f7f8;--link:#005a9c;--grid:#e3e6ea;--line:#6b737b}
    @media(prefers-color-scheme:dark){:root{--ground:#16191d;--ink:#e8eaed;--quiet:#a9b0b8;
    --rule:#3a4148;--panel:#1e2227;--link:#8ec7ff;--grid:#343a41;--line:#8b949e}}
    *{box-sizing:border-box}
    html{scroll-padding-top:1rem}
    body{margin:0;background:var(--ground);color:var(--ink);
    font:16px/1.55 system-ui,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums}
    .skip{position:absolute;left:-9999px}
    .skip:focus{left:1rem;top:1rem;background:var(--ground);padding:.5rem 1rem;z-index:3}
    header,main,footer,nav{max-width:68rem;margin:0 auto;padding:0 1.25rem}
    header{padding-top:2rem}
    h1{font-size:1.75rem;line-height:1.25;margin:0 0 .25rem;overflow-wrap:anywhere}
    h2{font-size:1.35rem;margin:2.75rem 0 .75rem;padding-top:.75rem;border-top:1px solid var(--rule)}
    h3{font-size:1.08rem;margin:1.75rem 0 .5rem;overflow-wrap:anywhere}
    p,li,dd{max-width:46rem}p,li,dt,dd{overflow-wrap:anywhere}
    .quiet,caption,dd{color:var(--quiet)}
    a{color:var(--link)}
    :focus-visible{outline:3px solid var(--link);outline-offset:2px}
    nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1rem;list-style:none;padding:0;margin:.75rem 0}
    .findings li{margin:.5rem 0}
    .findings code{color:var(--quiet);font-size:.8rem}
    figure{margin:1.25rem 0;max-width:58rem;border:1px solid var(--rule);border-radius:6px;overflow:hidden}
    figure svg{display:block;height:auto}
    .scroll{overflow-x:auto;margin:1rem 0 .25rem;max-height:34rem;overflow-y:auto;
    border:1px solid var(--rule);border-radius:6px}
    table{border-collapse:collapse;width:100%;font-size:.875rem}
    caption{text-align:left;padding:.5rem .65rem}
    th,td{padding:.3rem .65rem;text-align:left;vertical-align:top;border-top:1px solid var(--rule)}
    thead th{position:sticky;top:0;background:var(--panel);white-space:nowrap}
    tbody th{font-weight:400}
    .number{text-align:right}.number,.short{white-space:nowrap}
    .sideways{display:none}
    .prose{min-width:20rem}
    th button{all:unset;cursor:pointer;font-weight:600}
    th button:focus-visible{outline:3px solid var(--link)}
    th[aria-sort=ascending] button::after{content:" ↑"}
    th[aria-sort=descending] button::after{content:" ↓"}
    pre{background:var(--panel);padding:.75rem 1rem;border-radius:6px;overflow-x:auto;font-size:.85rem}
    dt{font-weight:600;margin-top:.6rem;break-after:avoid}dd{margin:0 0 0 1rem}
    @media(min-width:60rem){dl{columns:2;column-gap:2.5rem}}
    .tools{background:var(--panel);border:1px solid var(--rule);border-radius:6px;padding:.6rem 1rem;
    margin:1rem 0}
    .tools[hidden]{display:none}
    .tools fieldset{border:0;padding:0;margin:.35rem 0;display:flex;flex-wrap:wrap;gap:.4rem .9rem;
    align-items:end;min-width:0}
    .tools legend{font-weight:600;padding:0;margin-bottom:.25rem;overflow-wrap:anywhere}
    .tools label{display:flex;flex-direction:column;font-size:.8rem;color:var(--quiet);max-width:12rem;
    overflow-wrap:anywhere}
    select,.plain{font:inherit;font-size:.875rem;color:var(--ink);background:var(--ground);
    border:1px solid var(--line);border-radius:4px;padding:.2rem .5rem;max-width:12rem}
    button.plain{cursor:pointer;margin:.25rem 0 1rem}
    label.plain{display:block;border:0;padding:0;max-width:none;background:none}
    .tools output{font-size:.875rem}
    .tip{position:fixed;z-index:2;max-width:22rem;background:var(--ink);color:var(--ground);
    padding:.4rem .6rem;border-radius:4px;font-size:.8rem;pointer-events:none;overflow-wrap:anywhere}
    .tip[hidden]{display:none}
    .dim{opacity:.07}
    tr.dim{opacity:.3}
    .drawing .marked{stroke:#d55e00!important;stroke-width:5px!important;stroke-opacity:1!important}
    .drawing text{font-family:inherit}
    @media(prefers-color-scheme:dark){.drawing:not(.light) .ground{fill:var(--ground)}
    .drawing:not(.light) .ink{fill:var(--ink)}.drawing:not(.light) .quiet{fill:var(--quiet)}
    .drawing:not(.light) .grid{stroke:var(--grid)}.drawing:not(.light) .line{stroke:var(--line)}
    \(SVGDocument.darkSeries(within: ".drawing:not(.light) "))}
    @media(max-width:40rem){header,main,footer,nav{padding:0 .75rem}h1{font-size:1.35rem}
    figure{overflow-x:auto}figure svg{min-width:34rem}
    .sideways{display:block;position:sticky;left:0;margin:0;padding:.35rem .75rem;font-size:.8rem;
    color:var(--quiet);width:max-content}}
    @media print{:root{color-scheme:light;--ground:#fff;--ink:#000;--quiet:#444;--rule:#bbb;
    --panel:#f2f2f2;--link:#000;--grid:#e3e6ea;--line:#6b737b}
    @page{margin:1.4cm}body{font-size:10pt}header,main,footer{max-width:none;padding:0}
    nav,.tools,.plain,label.plain,.skip,.tip,.sideways{display:none}
    a{color:inherit;text-decoration:none}.findings a{display:none}
    .scroll{overflow:visible;max-height:none;border:0}thead th{position:static;white-space:normal}
    table{font-size:7.5pt}th,td{padding:.15rem .3rem}td,th{overflow-wrap:break-word}
    .prose{min-width:7rem}th button{display:contents}
    figure,tr,thead,h2,h3,dd{break-inside:avoid}h2,h3,dt,caption{break-after:avoid}
    figure{max-width:15.5cm;overflow:hidden}figure svg{min-width:0}dl{columns:2;font-size:8.5pt}
    .drawing .ground{fill:#fff!important}.drawing .ink{fill:#1d2126!important}
    .drawing .quiet{fill:#5b636b!important}.drawing .grid{stroke:#e3e6ea!important}
    .drawing .line{stroke:#6b737b!important}.dim{opacity:1}
    \(SVGDocument.lightSeries)}
    """
}
