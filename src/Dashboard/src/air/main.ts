import "../styles/main.scss";
import { LivePage } from "../shell/livePage";
import { AirPage } from "./airPage";

new LivePage(new AirPage()).start();
