/// The style sheet of a page of sections.
package enum PageStyle {
  // Without quotation marks and angle brackets, which the escaping of texts would change.
  package static let text = """
    :root{color-scheme:light dark;--ground:#ffffff;--ink:#1d2126;--quiet:#5b636b;--rule:#d5dade;\
    --panel:#f5f7f8}
    @media(prefers-color-scheme:dark){:root{--ground:#16191d;--ink:#e8eaed;--quiet:#a9b0b8;\
    --rule:#343a41;--panel:#1e2227}}
    *{box-sizing:border-box}
    body{margin:0;background:var(--ground);color:var(--ink);\
    font:16px/1.5 system-ui,Helvetica,Arial,sans-serif}
    main{max-width:62rem;margin:0 auto;padding:1.5rem 1rem 4rem}
    h1{font-size:1.6rem;line-height:1.25;margin:.5rem 0;overflow-wrap:anywhere}
    h2{font-size:1.15rem;margin:2.2rem 0 .6rem;padding-top:.8rem;border-top:1px solid var(--rule)}
    h3{font-size:1rem;margin:1.2rem 0 .4rem}
    p{margin:.4rem 0;max-width:46rem}.lead{font-size:1.05rem}.quiet-text{color:var(--quiet);\
    font-size:.88rem}
    .skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;color:var(--ink)}
    .figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,21rem),1fr));\
    gap:1rem}
    figure{margin:0;border:1px solid var(--rule);border-radius:6px;overflow:hidden;\
    break-inside:avoid}
    figure svg{display:block;height:auto}
    .wide{overflow-x:auto}
    table{border-collapse:collapse;font-size:.9rem;font-variant-numeric:tabular-nums}
    th,td{padding:.25rem .7rem;text-align:left;border-bottom:1px solid var(--rule);\
    max-width:24rem;overflow-wrap:break-word}
    th{font-weight:600}td.number,th.number{text-align:right;white-space:nowrap}
    pre{background:var(--panel);padding:.7rem .9rem;border-radius:6px;white-space:pre-wrap;\
    overflow-wrap:anywhere;font-size:.85rem}
    .samples{display:grid;grid-template-columns:repeat(auto-fill,minmax(6.5rem,1fr));gap:.7rem;\
    list-style:none;padding:0}
    .samples li{background:var(--panel);border-radius:6px;padding:.5rem;font-size:.8rem;\
    line-height:1.35;overflow-wrap:anywhere;break-inside:avoid}
    .samples img{width:100%;image-rendering:pixelated;display:block;margin-bottom:.35rem}
    .wrong{border-left:4px solid #d55e00}.right{border-left:4px solid #009e73}
    @media print{:root{--ground:#fff;--ink:#000;--quiet:#444;--rule:#bbb;--panel:#f5f5f5}\
    main{max-width:none;padding:0}.skip{display:none}}
    """
}
