import "../styles/main.scss";
import { LivePage } from "../shell/livePage";
import { PlanPage } from "./planPage";

new LivePage(new PlanPage()).start();
