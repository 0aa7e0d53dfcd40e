import "../styles/main.scss";
import { LivePage } from "../shell/livePage";
import { MapPage } from "./mapPage";

new LivePage(new MapPage()).start();
