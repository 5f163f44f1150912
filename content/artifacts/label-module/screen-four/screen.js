// Each button says why its answer is right or wrong; the last one chosen stays pressed.
for (const section of document.querySelectorAll("section")) {
  const buttons = section.querySelectorAll("button");
  for (const button of buttons) {
    button.setAttribute("aria-pressed", "false");
    button.addEventListener("click", () => {
      for (const other of buttons) other.setAttribute("aria-pressed", String(other === button));
      section.querySelector(".answer").textContent = button.dataset.says;
    });
  }
}
