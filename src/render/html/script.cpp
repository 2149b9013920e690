// What the page does beyond links and folds. Without it everything is still there: a claim opens
// as the target of its link, articles unfold by hand.
#include "render/html/sections.h"

namespace stemma::render {

std::string_view script() {
    return R"js("use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const each = (selector, act, from) => (from || document).querySelectorAll(selector).forEach(act);
  const idOf = (link) => decodeURIComponent(link.getAttribute("href") || "").replace(/^#/, "");

  const unfold = (node) => {
    for (let at = node; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  };
  const light = (id) => each("mark.stated", (mark) => {
    const on = Boolean(id) && mark.dataset.c.trim().split(" ").includes(id);
    mark.classList.toggle("on", on);
  });
  const heads = (id) => Array.from(document.querySelectorAll("tr.claim a.to-claim"))
    .filter((link) => idOf(link) === id);

  const show = (panel, open) => {
    panel.classList.toggle("open", open);
    heads(panel.id).forEach((link) => link.setAttribute("aria-expanded", String(open)));
  };
  const closeAll = () => each("tr.panel.open", (panel) => show(panel, false));
  const openClaim = (panel) => {
    closeAll();
    unfold(panel);
    show(panel, true);
    light(panel.id);
  };

  each("tr.claim a.to-claim", (link) => {
    link.setAttribute("role", "button");
    link.setAttribute("aria-expanded", "false");
    link.setAttribute("aria-controls", idOf(link));
    link.addEventListener("keydown", (event) => {
      if (event.key === " ") { event.preventDefault(); link.click(); }
    });
  });

  const goTo = (id, from) => {
    const target = id && document.getElementById(id);
    if (!target) return false;
    if (target.matches("tr.panel")) {
      openClaim(target);
      const head = target.previousElementSibling;
      if (!from || !head.contains(from)) head.scrollIntoView({block: "start"});
    } else {
      unfold(target);
      const mark = target.matches("a.anchor") ? target.nextElementSibling : null;
      each("mark.here", (other) => other.classList.remove("here"));
      for (let at = mark; at && at.tagName !== "P"; at = at.nextElementSibling) {
        if (at.tagName === "MARK") { at.classList.add("here"); break; }
      }
      const claim = /^(s\d+)-a\d+-(c\d+)$/.exec(id);
      if (claim) light(claim[1] + "-" + claim[2]);
      (mark || target).scrollIntoView({block: mark ? "center" : "start"});
    }
    return true;
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    const id = idOf(link);
    const panel = document.getElementById(id);
    if (link.matches("a.close-panel")) {
      event.preventDefault();
      const open = link.closest("tr.panel");
      show(open, false);
      light("");
      heads(open.id).forEach((head) => head.focus());
    } else if (panel && panel.matches("tr.panel.open") && panel.previousElementSibling.contains(link)) {
      event.preventDefault();
      show(panel, false);
      light("");
    } else if (goTo(id, link)) {
      event.preventDefault();
      history.replaceState(null, "", "#" + id);
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { closeAll(); light(""); }
  });
  window.addEventListener("hashchange", () => goTo(location.hash.slice(1)));

  const filters = {
    claims: "tr.claim", articles: "details.article", index: "li"
  };
  each("input[data-filter]", (input) => input.addEventListener("input", () => {
    const box = document.getElementById(input.dataset.filter);
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length) each("details.rest", (rest) => { rest.open = true; }, box);
    each(filters[input.dataset.filter.replace(/^.*-/, "")], (row) => {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
    }, box);
    closeAll();
  }));
  if (location.hash) goTo(location.hash.slice(1));
})();
)js";
}

}  // namespace stemma::render
