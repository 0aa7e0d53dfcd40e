import "./styles/main.scss";
import { Shell } from "./shell";
import { TonightPage } from "./tonight/tonightPage";

// What govuk-frontend's inline body snippet does, from a file of our own so that no inline script need be allowed.
document.body.classList.add("js-enabled");

new TonightPage(new Shell("Winter service")).start();
