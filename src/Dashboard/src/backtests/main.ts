import "../styles/main.scss";
import { LivePage } from "../shell/livePage";
import { BacktestsPage } from "./backtestsPage";

const report = new URLSearchParams(window.location.search).get("report");
new LivePage(new BacktestsPage(report === null || report === "" ? null : report)).start();
