/* What a page must keep of the rules for everyone, measured in the browser; each function gives what is wrong. */
globalThis.rules = (() => {
  const TARGETS = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  const FOCUSABLE = `${TARGETS}, [tabindex="0"]`;
  const all = (selector) => [...document.querySelectorAll(selector)];
  const isShown = (each) => each.checkVisibility({ visibilityProperty: true }) && each.getClientRects().length > 0;
  /* A dialog or an opened menu lies over the page, and is all that is looked at meanwhile. */
  const layer = () => document.querySelector("dialog[open], [popover]:popover-open") ?? document.body;
  const shown = (selector) => all(selector).filter(isShown);
  const named = (each) =>
    `${each.tagName.toLowerCase()}.${each.className.baseVal ?? each.className} “${each.textContent.trim().slice(0, 50)}”`;

  /* Colours: what a computed value is in sRGB, what lies behind, and the contrast of WCAG. */
  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const channels = (value) => {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = value;
    pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data];
  };
  const over = (top, below) => top.slice(0, 3).map((each, at) => (each * top[3] + below[at] * (255 - top[3])) / 255);
  const behind = (each) => {
    const layers = [];
    for (let at = each; at; at = at.parentElement) {
      const colour = channels(getComputedStyle(at).backgroundColor);
      layers.push(colour);
      if (colour[3] === 255) break;
    }
    return layers.reduceRight((below, colour) => over(colour, below), [255, 255, 255]);
  };
  const luminance = (rgb) => {
    const [red, green, blue] = rgb
      .map((each) => each / 255)
      .map((each) => (each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const against = (value, each, opacity = 1) => {
    const ground = behind(each);
    const colour = channels(value);
    colour[3] *= opacity;
    return contrast(over(colour, ground), ground);
  };

  /* Rule 29: 24 px, or as much room around; the choices of a scale 44 px. */
  const boxOf = (each) => {
    const label = each.matches("[type=radio], [type=checkbox]") && each.closest("label");
    return (label || each).getBoundingClientRect();
  };
  const isInSentence = (each) =>
    getComputedStyle(each).display === "inline" &&
    each.parentElement.textContent.trim().length > each.textContent.trim().length + 3;
  const centre = (box) => [box.left + box.width / 2, box.top + box.height / 2];
  const isClear = (box, others) => {
    const [x, y] = centre(box);
    return others.every((other) => {
      const away = Math.hypot(
        Math.max(other.left - x, 0, x - other.right),
        Math.max(other.top - y, 0, y - other.bottom),
      );
      const [otherX, otherY] = centre(other);
      const isSmall = Math.min(other.width, other.height) < 24;
      return away >= 12 && (!isSmall || Math.hypot(otherX - x, otherY - y) >= 24);
    });
  };
  const smallTargets = () => {
    const boxes = new Map(shown(TARGETS).map((each) => [each, boxOf(each)]));
    return [...boxes]
      .filter(([each, box]) => Math.min(box.width, box.height) < 23.5 && !isInSentence(each))
      .filter(([each, box]) => {
        const others = [...boxes].filter(([other]) => other !== each && !other.contains(each) && !each.contains(other));
        return !isClear(box, others.map(([, other]) => other));
      })
      .map(([each, box]) => `${named(each)} is ${Math.round(box.width)} × ${Math.round(box.height)} px`);
  };
  const smallChoices = () =>
    shown(".choice, .option, [data-question] label")
      .filter((each) => each.querySelector("input[type=radio]") && each.getBoundingClientRect().height < 44)
      .map(named);

  /* Rule 28: after a key, whatever takes the focus shows it, 2 px and 3:1, in sight. */
  const outline = (each) =>
    [
      [each, ""],
      [each, "::after"],
      [each.closest("label"), ""],
    ].find(([one, part]) => {
      const style = one && getComputedStyle(one, part);
      return style && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    });
  const focusFault = (each) => {
    const found = outline(each);
    if (!found) return "shows no focus";
    const [ring, part] = found;
    const ratio = against(getComputedStyle(ring, part).outlineColor, ring.parentElement);
    if (ratio < 3) return `shows its focus at ${ratio.toFixed(1)}:1`;
    /* Of words over several lines, the first. */
    const [box] = ring.getClientRects();
    const points = [
      [box.left + 4, box.top + 4],
      centre(box),
      [box.right - 4, Math.min(box.bottom - 4, innerHeight - 1)],
    ];
    const isOwn = (at) => at && (ring.contains(at) || at.contains(ring));
    return points.some(([x, y]) => isOwn(document.elementFromPoint(x, y))) ? "" : "has the focus out of sight";
  };
  const hiddenFocus = () =>
    shown(FOCUSABLE).filter((each) => layer().contains(each)).flatMap((each) => {
      each.focus();
      if (document.activeElement !== each || !each.matches(":focus-visible")) return [];
      const fault = focusFault(each);
      return fault ? [`${named(each)} ${fault}`] : [];
    });

  /* Rule 30: with the spacing of WCAG 1.4.12 no text is cut or lies on another. */
  const space = () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
      word-spacing: .16em !important } p { margin-block-end: 2em !important }`);
    document.adoptedStyleSheets.push(sheet);
  };
  const spoken = new Map();
  const isSpoken = (each) => {
    if (!each) return false;
    if (!spoken.has(each)) {
      spoken.set(each, getComputedStyle(each).clipPath === "inset(50%)" || isSpoken(each.parentElement));
    }
    return spoken.get(each);
  };
  const cut = () => {
    spoken.clear();
    return shown("body *")
      .filter((each) => !isSpoken(each) && each.textContent.trim() && !each.closest("svg"))
      .filter((each) => {
        const style = getComputedStyle(each);
        const isCut = (overflow, whole, seen) => ["hidden", "clip"].includes(overflow) && whole > seen + 1;
        return (
          isCut(style.overflowX, each.scrollWidth, each.clientWidth) ||
          isCut(style.overflowY, each.scrollHeight, each.clientHeight)
        );
      })
      .map((each) => `${named(each)} is cut`);
  };
  const lines = () => {
    spoken.clear();
    const walker = document.createTreeWalker(layer(), NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const owner = node.parentElement;
      if (!node.data.trim() || !isShown(owner) || isSpoken(owner) || owner.closest("svg, option, .page__skip")) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        if (box.width > 1) found.push({ box, owner, text: node.data.trim().slice(0, 40) });
      }
    }
    return found;
  };
  const overlaid = () => {
    const found = lines().sort((one, other) => one.box.top - other.box.top);
    const wrong = [];
    found.forEach((one, at) => {
      for (let next = at + 1; next < found.length && found[next].box.top < one.box.bottom; next += 1) {
        const other = found[next];
        const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const high = Math.min(one.box.bottom, other.box.bottom) - other.box.top;
        const least = Math.min(one.box.height, other.box.height);
        if (wide > 3 && high > least / 2) wrong.push(`“${one.text}” lies on “${other.text}”`);
      }
    });
    return wrong;
  };

  /* Rule 31: the strokes that carry a meaning, 3:1 against what is behind. */
  const STROKES = ".radar__area, .radar__target, .radar__aim, .level-steps__step, .spread-strip__part";
  const faintStrokes = () =>
    shown(STROKES)
      .map((each) => [each, getComputedStyle(each)])
      .map(([each, style]) => [each, against(style.stroke, each.ownerSVGElement, Number(style.strokeOpacity))])
      .filter(([, ratio]) => ratio < 3)
      .map(([each, ratio]) => `${each.className.baseVal} is drawn at ${ratio.toFixed(1)}:1`);
  const faintEdges = () =>
    shown(".field__control, .choice__input, .option__input, select, textarea, input[type=text]")
      .filter((each) => parseFloat(getComputedStyle(each).borderTopWidth) > 0)
      .map((each) => [each, against(getComputedStyle(each).borderTopColor, each.parentElement)])
      .filter(([, ratio]) => ratio < 3)
      .map(([each, ratio]) => `${named(each)} has an edge of ${ratio.toFixed(1)}:1`);

  /* Rule 33: on paper there is ink enough and nothing to press; with few colours what is pressed has an edge. */
  const faintInk = () =>
    lines()
      .filter(({ owner }) => owner.closest("main"))
      .map(({ owner, text }) => [text, against(getComputedStyle(owner).color, owner)])
      .filter(([, ratio]) => ratio < 4.5)
      .map(([text, ratio]) => `“${text}” is printed at ${ratio.toFixed(1)}:1`);
  const printedFurniture = () => shown("header .page__links, footer a, .button").map(named);
  const edgeless = () =>
    shown(".button:not(.button--quiet), .field__control, select, textarea")
      .filter((each) => parseFloat(getComputedStyle(each).borderTopWidth) < 1)
      .map(named);
  const unmarkedChoices = () =>
    shown("input:is([type=radio], [type=checkbox]):checked")
      .filter((each) => getComputedStyle(each).appearance === "none")
      .filter((each) => {
        const free = all(`input[type=${each.type}]:not(:checked)`).find(isShown);
        const [on, off] = [each, free].map((one) => one && getComputedStyle(one));
        return off && on.borderTopWidth === off.borderTopWidth && on.backgroundImage === off.backgroundImage;
      })
      .map(named);

  /* Rule 34: what is hidden is hidden from everybody. */
  const halfHidden = () => [
    ...shown("[hidden]").map((each) => `${named(each)} is hidden and shown`),
    ...shown(`[aria-hidden=true] :is(${FOCUSABLE}), [aria-hidden=true]:is(${FOCUSABLE})`).map(
      (each) => `${named(each)} takes the focus and is silent`,
    ),
    ...all(".spoken")
      .filter((each) => each.querySelector(FOCUSABLE))
      .map((each) => `${named(each)} takes the focus out of sight`),
  ];

  const openAll = () => all("details").forEach((each) => (each.open = true));
  return {
    cut, edgeless, faintEdges, faintInk, faintStrokes, halfHidden, hiddenFocus, openAll, overlaid,
    printedFurniture, smallChoices, smallTargets, space, unmarkedChoices,
  };
})();
