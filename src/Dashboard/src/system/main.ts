import "../styles/main.scss";
import { LivePage } from "../shell/livePage";
import { SystemPage } from "./systemPage";

new LivePage(new SystemPage()).start();
