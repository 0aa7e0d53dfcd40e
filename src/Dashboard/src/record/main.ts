import "../styles/main.scss";
import { isDay } from "../route/dayChooser";
import { LivePage } from "../shell/livePage";
import { RecordPage } from "./recordPage";

const query = new URLSearchParams(window.location.search);
const day = query.get("day");
const route = query.get("route");
new LivePage(new RecordPage(route === null || route === "" ? null : route, isDay(day) ? day : null)).start();
