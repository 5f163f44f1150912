"use strict";
const steps = {
  start: { said: "“My grandson’s medicine was to come on Friday. It’s Monday. Where is it?”",
    say: [["I’m so sorry. It will be there tomorrow.", "promise"], ["It was last seen in Memphis on Thursday night. May I ask what is in it?", "facts"], ["Can I have your tracking number?", "number"]] },
  promise: { said: "“Tomorrow. You’re sure? I’ll stay home, then.”",
    say: [["Yes, I’m sure.", "broken"], ["No. I said that too fast. Let me look at where it is.", "facts"]] },
  number: { said: "“I gave it to the machine. Twice. Do you want to know what’s in it, or only the number?”",
    say: [["You’re right. What is in it?", "facts"], ["I need the number to help you.", "cold"]] },
  facts: { said: "“Insulin. He has enough until Wednesday.”",
    say: [["Then we plan for Wednesday. I open a trace now, and call you at two with what I know, even if it is nothing.", "kept"], ["I’ll open a trace. They take up to ten days.", "trace"]] },
  trace: { said: "“Ten days. He is nine years old.”",
    say: [["Who could give you enough until Friday? I can stay on the line while you ring the pharmacy.", "kept"], ["I understand. Is there anything else I can do for you?", "cold"]] },
  broken: { said: "On Wednesday she calls again. She has stayed home for two days. You are at lunch, and the next agent says that it will be there tomorrow." },
  cold: { said: "“No,” she says, and thanks you. She will not call again. She will not send anything again, either." },
  kept: { said: "At two you call. You know nothing new. “Thank you for calling,” says Mrs. Adair. The pharmacy had three days’ worth; the parcel arrives on Thursday." },
};
const said = document.getElementById("said"), choices = document.getElementById("choices");
const again = document.getElementById("again"), prompt = document.querySelector(".prompt");
function show(name, move) {
  const step = steps[name], say = step.say || [];
  said.textContent = step.said;
  prompt.hidden = !say.length;
  again.hidden = !!say.length;
  choices.replaceChildren(...say.map(([words, next]) => {
    const item = document.createElement("li"), button = document.createElement("button");
    button.type = "button";
    button.textContent = words;
    button.addEventListener("click", () => show(next, true));
    item.append(button);
    return item;
  }));
  if (move) (say.length ? choices.querySelector("button") : again).focus();
}
again.addEventListener("click", () => show("start", true));
show("start", false);
