import "../styles/main.scss";
import { LivePage } from "../shell/livePage";
import { AlertsPage } from "./alertsPage";

new LivePage(new AlertsPage()).start();
