import "../styles/main.scss";
import { LivePage } from "../shell/livePage";
import { isDay } from "./dayChooser";
import { RoutePage } from "./routePage";
import { RoutesPage } from "./routesPage";

const query = new URLSearchParams(window.location.search);
const route = query.get("route");
const day = query.get("day");
if (route === null || route === "") {
  new LivePage(new RoutesPage()).start();
} else {
  new LivePage(new RoutePage(route, isDay(day) ? day : null)).start();
}
