import "../styles/main.scss";
import { LivePage } from "../shell/livePage";
import { StationPage } from "./stationPage";
import { StationsPage } from "./stationsPage";

const query = new URLSearchParams(window.location.search);
const site = query.get("site");
const hours = Number(query.get("hours") ?? 24);
if (site === null || site === "") {
  new LivePage(new StationsPage()).start();
} else {
  const page = new StationPage(site, Number.isInteger(hours) && hours >= 1 && hours <= 336 ? hours : 24);
  const live = new LivePage(page);
  page.ask = () => void live.refresh();
  live.start();
}
